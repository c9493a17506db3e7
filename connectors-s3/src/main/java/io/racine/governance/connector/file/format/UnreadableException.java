package io.racine.governance.connector.file.format;

import java.io.IOException;

/**
 * Carries a {@link FormatProblem} out of a stream, which may throw nothing else. Not API; {@link
 * Guarded} takes it out again.
 */
public final class UnreadableException extends IOException {
  private static final long serialVersionUID = 1L;

  private final FormatProblem problem;

  public UnreadableException(FormatProblem problem) {
    super(problem.why());
    this.problem = problem;
  }

  public FormatProblem problem() {
    return problem;
  }
}
