package io.racine.governance.classifier.regex.rulepack;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.classifier.RuleProblem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Reads rule packs, built-in ones and those in a folder.
 *
 * <p>A pack is a folder with {@code pack.yaml} and one file a rule under {@code rules}. An author
 * runs {@link #check} in a test: it compiles every rule, runs the examples in the files and lists
 * all that is wrong, each with file and line.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class RulePacks {
  private RulePacks() {}

  /** Returns the ids of the built-in packs, in order of precedence. */
  public static List<String> builtInIds() {
    String index = PackSource.resource("index.txt");
    return index == null
        ? List.of()
        : index
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
  }

  /**
   * Returns a built-in pack.
   *
   * @throws RulePackException if there is none of that id, or it is broken
   */
  public static RulePack builtIn(String id) {
    if (!builtInIds().contains(requireNonNull(id, "id"))) {
      throw new RulePackException(
          "rule pack '" + id + "'",
          List.of(RuleProblem.error(id, "no such pack; built in are " + builtInIds())));
    }
    return read(CompactPack.builtIn(id));
  }

  /**
   * Returns the pack in a folder; its rules are read and not yet compiled.
   *
   * @throws RulePackException if it is broken; lists every problem with file and line
   */
  public static RulePack read(Path folder) {
    return read(PackSource.folder(requireNonNull(folder, "folder")));
  }

  private static RulePack read(PackSource source) {
    var reader = new RulePackReader(source, EntityTable.builtIn());
    RulePack pack = reader.read();
    if (pack == null || reader.hasErrors()) {
      throw new RulePackException("rule pack '" + source.name() + "'", reader.problems());
    }
    return pack;
  }

  /**
   * Returns everything that is wrong with the pack in a folder, failed examples included; too few
   * examples and missing references are warnings.
   */
  public static List<RuleProblem> check(Path folder, Clock clock) {
    return check(PackSource.folder(requireNonNull(folder, "folder")), clock, false);
  }

  /**
   * Returns everything that is wrong with a built-in pack, by the strict rules of our own build.
   */
  public static List<RuleProblem> checkBuiltIn(String id, Clock clock) {
    return check(PackSource.builtIn(requireNonNull(id, "id")), clock, true);
  }

  private static List<RuleProblem> check(PackSource source, Clock clock, boolean strict) {
    var reader = new RulePackReader(source, EntityTable.builtIn());
    RulePack pack = reader.read();
    if (pack != null) {
      reader.verify(pack, clock, strict);
    }
    return reader.problems();
  }
}
