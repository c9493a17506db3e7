package io.racine.governance;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;
import java.util.ArrayList;
import java.util.List;

/**
 * The library cannot be built as configured; lists every fault, so that one round is enough.
 *
 * @since 0.1
 */
public final class InvalidConfigurationException extends GovernanceException {
  private static final long serialVersionUID = 1L;
  private static final ErrorCode CODE =
      ErrorCode.of("configuration.invalid", ErrorKind.HOST_CONFIG);

  private final ArrayList<String> problems;

  InvalidConfigurationException(List<String> problems) {
    super(
        CODE,
        "Cannot build Governance, "
            + problems.size()
            + (problems.size() == 1 ? " problem:" : " problems:")
            + String.join("", problems.stream().map(problem -> "\n  " + problem).toList()));
    this.problems = new ArrayList<>(problems);
  }

  /** Returns every fault, one sentence each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }
}
