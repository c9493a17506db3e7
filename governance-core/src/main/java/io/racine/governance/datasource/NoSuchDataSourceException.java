package io.racine.governance.datasource;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;

/**
 * There is no such data source in the caller's organisation.
 *
 * @since 0.1
 */
public final class NoSuchDataSourceException extends GovernanceException {
  private static final long serialVersionUID = 1L;
  private static final ErrorCode CODE = ErrorCode.of("data-source.not-found", ErrorKind.CALLER);

  NoSuchDataSourceException(String name) {
    super(CODE, "There is no data source named '" + name + "'.");
  }
}
