package io.racine.governance.datasource;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings of a data source do not fit its connector.
 *
 * @since 0.1
 */
public final class InvalidDataSourceException extends GovernanceException {
  private static final long serialVersionUID = 1L;
  private static final ErrorCode CODE = ErrorCode.of("data-source.invalid", ErrorKind.HOST_CONFIG);

  private final ArrayList<String> problems;

  InvalidDataSourceException(String name, List<String> problems) {
    super(CODE, "Cannot use data source '" + name + "': " + String.join("; ", problems));
    this.problems = new ArrayList<>(problems);
  }

  /** Returns every problem, one sentence each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }
}
