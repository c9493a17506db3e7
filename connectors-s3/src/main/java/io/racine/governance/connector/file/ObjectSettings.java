package io.racine.governance.connector.file;

import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.Settings;
import java.util.List;
import java.util.Optional;

/**
 * The settings that all connectors for objects share. Not API.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public final class ObjectSettings {
  private static final int LONGEST_GLOB = 1_024;
  private static final int MOST_GLOBS = 1_000;

  public static final Setting<List<String>> INCLUDE =
      globs("include")
          .help(
              "Which objects to look at, as patterns over their whole keys: * within a name, ** for"
                  + " any number of names, ? for one character. By default all.")
          .build();

  public static final Setting<List<String>> EXCLUDE =
      globs("exclude")
          .help("Which objects to leave out, as patterns like those of 'include'.")
          .build();

  /** Off by default: what begins with a dot is of tools, not of people. */
  public static final Setting<Boolean> HIDDEN =
      Setting.flag("hidden")
          .help("Whether to look at objects and folders whose names begin with a dot too.")
          .defaultValue(false)
          .build();

  private ObjectSettings() {}

  private static Setting.Builder<List<String>> globs(String name) {
    return Setting.textList(name).defaultValue(List.of()).rule(ObjectSettings::problemOfGlobs);
  }

  private static Optional<String> problemOfGlobs(List<String> globs) {
    if (globs.size() > MOST_GLOBS) {
      return Optional.of(
          "must hold at most " + MOST_GLOBS + " patterns but was " + globs.size() + " patterns");
    }
    return globs.stream()
        .filter(glob -> glob.length() > LONGEST_GLOB)
        .findFirst()
        .map(
            glob ->
                "must hold patterns of at most "
                    + LONGEST_GLOB
                    + " characters but was one of "
                    + glob.length());
  }

  /** What all wanted keys begin with is asked of the source, which then lists no others. */
  static KeyScope scope(Settings settings, String prefix) {
    String start = KeyGlob.commonStart(settings.get(INCLUDE));
    return new KeyScope(
        start.startsWith(prefix) ? start : prefix,
        settings.get(INCLUDE).stream().map(KeyGlob::new).toList(),
        settings.get(EXCLUDE).stream().map(KeyGlob::new).toList(),
        settings.get(HIDDEN));
  }
}
