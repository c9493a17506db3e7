package io.racine.governance.classifier.regex.rulepack;

import io.racine.governance.spi.classifier.RuleProblem;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong, so that it can all be told at once. */
final class Problems {
  private final List<RuleProblem> found = new ArrayList<>();

  void error(String file, int line, String message) {
    found.add(RuleProblem.error(file + ":" + line, message));
  }

  void warning(String file, int line, String message) {
    found.add(RuleProblem.warning(file + ":" + line, message));
  }

  void addAll(Problems others) {
    found.addAll(others.found);
  }

  List<RuleProblem> all() {
    return List.copyOf(found);
  }

  boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.severity() == RuleProblem.Severity.ERROR);
  }
}
