package io.racine.governance.classifier.regex.rulepack;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.classifier.RuleProblem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads rule packs: built-in ones, those on disk and those that other jars carry.
 *
 * <p>A pack is a folder with {@code pack.yaml} and one file a rule under {@code rules}, or one file
 * with {@code pack.yaml}'s keys in which the rules are written in place. An author runs {@link
 * #check} in a test: it compiles every rule, runs the examples in the files and lists all that is
 * wrong, each with file and line.
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
   * Returns the pack in a folder, or the one that is a single file; its rules are read and not yet
   * compiled.
   *
   * @throws RulePackException if it is broken; lists every problem with file and line
   */
  public static RulePack read(Path pack) {
    return read(PackSource.of(requireNonNull(pack, "pack")));
  }

  /**
   * Returns the pack of that id that a jar on the class path carries, under {@code
   * META-INF/racine/rulepacks/} and its id.
   *
   * @throws RulePackException if there is none or more than one, or it is broken
   */
  public static RulePack onClassPath(String id, ClassLoader loader) {
    return read(ClassPathPack.find(requireNonNull(id, "id"), requireNonNull(loader, "loader")));
  }

  private static RulePack read(PackSource source) {
    var reader = new RulePackReader(source, EntityTable.builtIn());
    RulePack pack = reader.read();
    if (pack == null || reader.hasErrors()) {
      throw new RulePackException("rule pack '" + source.name() + "'", reader.problems().all());
    }
    return pack;
  }

  /**
   * Returns everything that is wrong with the pack in a folder or single file, or with a rule whose
   * file belongs to no pack, failed examples included. Too few examples, missing references, a
   * missing p0, and examples that an earlier rule takes are warnings.
   */
  public static List<RuleProblem> check(Path pack, Clock clock) {
    return check(pack, clock, List.of());
  }

  /**
   * Returns the same of a pack that is used together with others besides the built-in ones; what it
   * requires or changes may be theirs.
   */
  public static List<RuleProblem> check(Path pack, Clock clock, List<RulePack> others) {
    return check(PackSource.of(requireNonNull(pack, "pack")), clock, false, others);
  }

  /**
   * Returns everything that is wrong with a built-in pack, by the strict rules of our own build.
   */
  public static List<RuleProblem> checkBuiltIn(String id, Clock clock) {
    return check(PackSource.builtIn(requireNonNull(id, "id")), clock, true, List.of());
  }

  private static List<RuleProblem> check(
      PackSource source, Clock clock, boolean strict, List<RulePack> others) {
    var reader = new RulePackReader(source, EntityTable.builtIn());
    RulePack pack = reader.readPackOrRule();
    if (pack != null) {
      new PackVerifier(reader, clock, strict).verify(pack, beside(pack, others));
    }
    return reader.problems().all();
  }

  /** The built-in packs are read only for a pack that has to do with others. */
  private static List<RulePack> beside(RulePack pack, List<RulePack> others) {
    if (pack.requires().isEmpty() && pack.overlay().isEmpty()) {
      return List.of();
    }
    List<RulePack> beside = new ArrayList<>(others);
    builtInIds().forEach(id -> beside.add(builtIn(id)));
    beside.removeIf(other -> other.id().equals(pack.id()));
    return beside;
  }
}
