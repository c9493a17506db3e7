package io.racine.governance.organization;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;

/**
 * The caller lacks a permission.
 *
 * @since 0.1
 */
public final class AccessDeniedException extends GovernanceException {
  private static final long serialVersionUID = 1L;
  private static final ErrorCode CODE = ErrorCode.of("access.denied", ErrorKind.CALLER);

  private final String permission;

  AccessDeniedException(String user, Permission permission) {
    super(CODE, "User '" + user + "' needs permission '" + permission + "'.");
    this.permission = permission.toString();
  }

  public Permission permission() {
    return Permission.parse(permission);
  }
}
