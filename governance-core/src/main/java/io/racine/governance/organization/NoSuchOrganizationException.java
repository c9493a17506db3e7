package io.racine.governance.organization;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;

/**
 * There is no such organisation.
 *
 * @since 0.1
 */
public final class NoSuchOrganizationException extends GovernanceException {
  private static final long serialVersionUID = 1L;
  private static final ErrorCode CODE = ErrorCode.of("organization.not-found", ErrorKind.CALLER);

  NoSuchOrganizationException(OrganizationId id) {
    super(CODE, "There is no organisation with id " + id + ".");
  }
}
