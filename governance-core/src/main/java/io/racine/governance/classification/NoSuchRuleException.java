package io.racine.governance.classification;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;

/**
 * There is no such rule in the caller's organisation.
 *
 * @since 0.1
 */
public final class NoSuchRuleException extends GovernanceException {
  private static final long serialVersionUID = 1L;
  private static final ErrorCode CODE =
      ErrorCode.of("classification.rule-not-found", ErrorKind.CALLER);

  NoSuchRuleException(String id) {
    super(CODE, "There is no rule '" + id + "'.");
  }
}
