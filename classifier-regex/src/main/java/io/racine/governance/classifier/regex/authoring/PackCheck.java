package io.racine.governance.classifier.regex.authoring;

import static java.util.Objects.requireNonNull;

import io.racine.governance.classifier.regex.rulepack.RulePack;
import io.racine.governance.classifier.regex.rulepack.RulePackException;
import io.racine.governance.classifier.regex.rulepack.RulePacks;
import io.racine.governance.spi.classifier.RuleProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks packs and single rules as they are written, and says what is wrong in which file and line.
 *
 * <p>Each path is the folder of a pack, its {@code pack.yaml}, a pack that is one file, or the file
 * of a rule. A rule is checked in the pack it belongs to, or alone when there is none. Packs that
 * are given together are taken to be used together.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class PackCheck {
  private PackCheck() {}

  /**
   * A pack, and what of it was asked for.
   *
   * @param path the folder or file of the pack
   * @param home where the paths in its problems start
   * @param only the one rule file that was asked for, or null for all
   */
  private record Target(Path path, @Nullable Path home, @Nullable String only) {
    static Target of(Path file) {
      if (Files.isDirectory(file)) {
        return new Target(file, file, null);
      }
      String name = String.valueOf(file.getFileName());
      Path folder = file.getParent();
      if (name.equals("pack.yaml")) {
        return new Target(file, folder, null);
      }
      Path pack = file.toAbsolutePath().normalize().getParent();
      pack = pack == null ? null : pack.getParent();
      boolean inPack =
          pack != null
              && Files.isRegularFile(pack.resolve("pack.yaml"))
              && file.toAbsolutePath().normalize().startsWith(pack.resolve("rules"));
      return inPack && pack != null
          ? new Target(pack, pack, "rules/" + name)
          : new Target(file, folder, null);
    }

    /** A broken {@code pack.yaml} concerns its rules as well. */
    boolean isAbout(RuleProblem problem) {
      return only == null
          || problem.where().startsWith(only + ":")
          || (problem.where().startsWith("pack.yaml:")
              && problem.severity() == RuleProblem.Severity.ERROR);
    }

    /** A place is a path and a line, which is no path on every system. */
    RuleProblem placed(RuleProblem problem) {
      return home == null || home.toString().isEmpty()
          ? problem
          : new RuleProblem(
              problem.severity(),
              home + home.getFileSystem().getSeparator() + problem.where(),
              problem.message());
    }
  }

  /**
   * Returns everything that is wrong, by path as given and line. Empty when all is well.
   *
   * @param clock what dates of birth and expiries in tests are judged by
   */
  public static List<RuleProblem> of(List<Path> files, Clock clock) {
    requireNonNull(clock, "clock");
    List<RuleProblem> problems = new ArrayList<>();
    Map<Target, @Nullable RulePack> packs = new LinkedHashMap<>();
    for (Path file : files) {
      if (Files.exists(file)) {
        Target target = Target.of(file);
        packs.put(target, packOf(target));
      } else {
        problems.add(RuleProblem.error(file.toString(), "there is no such file or folder"));
      }
    }
    packs.forEach(
        (target, pack) -> {
          List<RulePack> others = new ArrayList<>();
          for (RulePack other : packs.values()) {
            if (other != null && !other.equals(pack)) {
              others.add(other);
            }
          }
          RulePacks.check(target.path(), clock, others).stream()
              .filter(target::isAbout)
              .map(target::placed)
              .forEach(problems::add);
        });
    return problems;
  }

  /** Returns a pack for others to require, or null when it is broken, which its own check tells. */
  private static @Nullable RulePack packOf(Target target) {
    try {
      return RulePacks.read(target.path());
    } catch (RulePackException e) {
      return null;
    }
  }
}
