package io.racine.governance.spi.config;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * All settings of one plugin.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SettingsSchema {
  private static final SettingsSchema EMPTY = new SettingsSchema(Map.of());

  private final Map<String, Setting<?>> settings;

  private SettingsSchema(Map<String, Setting<?>> settings) {
    this.settings = settings;
  }

  public static SettingsSchema empty() {
    return EMPTY;
  }

  /**
   * Returns the schema of these settings.
   *
   * @throws IllegalArgumentException if two have one name
   */
  public static SettingsSchema of(Setting<?>... settings) {
    Map<String, Setting<?>> byName = new LinkedHashMap<>();
    for (Setting<?> setting : settings) {
      if (byName.put(setting.name(), setting) != null) {
        throw new IllegalArgumentException("Setting '" + setting.name() + "' is declared twice");
      }
    }
    return new SettingsSchema(byName);
  }

  /** Returns the settings in the order of their declaration. */
  public List<Setting<?>> settings() {
    return List.copyOf(settings.values());
  }

  public Optional<Setting<?>> find(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  /**
   * Returns everything that is wrong with these values, one sentence each; empty when all is well.
   *
   * @param values plain settings by name
   * @param secrets the names of the secret settings that will be there when the plugin is created
   */
  public List<String> problems(Map<String, String> values, Iterable<String> secrets) {
    List<String> problems = new ArrayList<>();
    var given = new TreeSet<>(values.keySet());
    for (String name : given) {
      Setting<?> setting = settings.get(name);
      if (setting == null) {
        problems.add("setting '" + name + "' is not known; known are " + settings.keySet());
      } else if (setting.isSecret()) {
        problems.add("setting '" + name + "' is a secret and must be given as one");
      } else {
        setting
            .problem(requireNonNull(values.get(name)))
            .ifPresent(problem -> problems.add("setting '" + name + "' " + problem));
      }
    }
    for (String name : secrets) {
      Setting<?> setting = settings.get(name);
      if (setting == null) {
        problems.add("setting '" + name + "' is not known; known are " + settings.keySet());
      } else if (!setting.isSecret()) {
        problems.add("setting '" + name + "' is not a secret and must be given as plain text");
      }
      given.add(name);
    }
    for (Setting<?> setting : settings.values()) {
      String text = values.get(setting.name());
      boolean blank = text != null && text.isBlank();
      if (setting.isRequired() && (blank || !given.contains(setting.name()))) {
        problems.add("setting '" + setting.name() + "' is required");
      }
    }
    return problems;
  }

  /**
   * Returns the typed settings.
   *
   * @throws IllegalArgumentException if {@link #problems} is not empty; the message lists them
   */
  public Settings read(Map<String, String> values, Map<String, Secret> secrets) {
    List<String> problems = problems(values, secrets.keySet());
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    Map<String, Object> typed = new LinkedHashMap<>();
    for (Setting<?> setting : settings.values()) {
      String text = values.get(setting.name());
      if (secrets.containsKey(setting.name())) {
        typed.put(setting.name(), requireNonNull(secrets.get(setting.name())));
      } else if (text != null) {
        typed.put(setting.name(), setting.parse(text));
      } else {
        setting.defaultValue().ifPresent(value -> typed.put(setting.name(), value));
      }
    }
    return new Settings(this, typed);
  }

  @Override
  public String toString() {
    return settings.keySet().toString();
  }
}
