package io.racine.governance.classification;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.classifier.RuleProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A rule cannot be used.
 *
 * @since 0.1
 */
public final class InvalidRuleException extends GovernanceException {
  private static final long serialVersionUID = 1L;
  private static final ErrorCode CODE =
      ErrorCode.of("classification.rule-invalid", ErrorKind.CALLER);

  private final ArrayList<RuleProblem> problems;

  InvalidRuleException(String id, List<RuleProblem> problems) {
    super(
        CODE,
        "Cannot use rule '"
            + id
            + "': "
            + problems.stream().map(RuleProblem::message).collect(Collectors.joining("; ")));
    this.problems = new ArrayList<>(problems);
  }

  public List<RuleProblem> problems() {
    return List.copyOf(problems);
  }
}
