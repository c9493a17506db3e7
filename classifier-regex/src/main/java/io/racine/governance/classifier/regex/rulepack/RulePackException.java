package io.racine.governance.classifier.regex.rulepack;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.classifier.RuleProblem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rules cannot be used; says everything that is wrong with them.
 *
 * @since 0.1
 */
public final class RulePackException extends GovernanceException {
  private static final long serialVersionUID = 1L;

  /** A rule or rule pack is broken. */
  public static final ErrorCode BROKEN =
      ErrorCode.of("classifier.broken-rules", ErrorKind.HOST_CONFIG);

  private final List<RuleProblem> problems;

  /**
   * @param what what cannot be used, such as {@code rule pack 'core'}
   * @param problems everything that is wrong with it
   */
  public RulePackException(String what, List<RuleProblem> problems) {
    super(BROKEN, message(what, problems));
    this.problems = List.copyOf(problems);
  }

  private static String message(String what, List<RuleProblem> problems) {
    return "Cannot use "
        + what
        + ", "
        + (problems.size() == 1 ? "1 problem" : problems.size() + " problems")
        + ":"
        + problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining());
  }

  public List<RuleProblem> problems() {
    return problems;
  }
}
