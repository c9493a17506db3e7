package io.racine.governance.benchmarks.speed;

import java.util.List;

/** Makes contestants by name. */
final class Contestants {
  static final String AUTOMATON = "automaton";
  static final String HYPERSCAN = "hyperscan";
  static final String JDK = "jdk";
  static final String RE2J = "re2j";
  static final String FLOOR = "floor";

  private Contestants() {}

  /** Returns the names of those that run here: Hyperscan's code is there for one platform only. */
  static List<String> available() {
    boolean isNativeThere =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    return isNativeThere
        ? List.of(AUTOMATON, HYPERSCAN, JDK, RE2J, FLOOR)
        : List.of(AUTOMATON, JDK, RE2J, FLOOR);
  }

  static Contestant make(String name, PatternChoice patterns) {
    return switch (name) {
      case AUTOMATON -> new AutomatonContestant(patterns);
      case HYPERSCAN -> new HyperscanContestant(patterns);
      case JDK -> new JdkContestant(patterns);
      case RE2J -> new Re2jContestant(patterns);
      case FLOOR -> new FloorContestant();
      default -> throw new IllegalArgumentException("No contestant '" + name + "'");
    };
  }
}
