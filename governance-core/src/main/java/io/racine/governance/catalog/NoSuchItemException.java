package io.racine.governance.catalog;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;

/**
 * There is no such item in the caller's catalogue.
 *
 * @since 0.1
 */
public final class NoSuchItemException extends GovernanceException {
  private static final long serialVersionUID = 1L;
  private static final ErrorCode CODE = ErrorCode.of("catalog.item-not-found", ErrorKind.CALLER);

  NoSuchItemException(CatalogItemId id) {
    super(CODE, "There is no catalogue item with id " + id + ".");
  }
}
