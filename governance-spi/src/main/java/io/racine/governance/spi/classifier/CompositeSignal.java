package io.racine.governance.spi.classifier;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * What else must be found in the same column, or beside it, for a column or table to be of an
 * entity.
 *
 * <p>The expression has entities joined by {@code and}, {@code or}, {@code not} and parentheses. An
 * entity alone is a finding on the column itself; {@code sibling} before it makes it the verdict on
 * another column of the table, {@code any} that on whichever column: {@code CREDIT_CARD and sibling
 * CARD_CVV}, {@code any POSTAL_CODE and any DATE_OF_BIRTH and any GENDER}.
 *
 * <p>A rule that has other signals besides is made more likely by an expression that holds and,
 * when it is {@link #required()}, much less likely by one that does not. A rule that has no others
 * speaks when the expression holds: about the column, or with {@link Scope#TABLE} about the table.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param expression the condition
 * @param scope what the rule speaks about
 * @param required whether an expression that does not hold speaks against the entity
 * @param share how many of those for which the expression holds are of the entity, 0 to 1
 * @since 0.1
 */
public record CompositeSignal(String expression, Scope scope, boolean required, double share)
    implements Serializable {
  /** The share of a signal that does not give one. */
  public static final double DEFAULT_SHARE = 0.9;

  public CompositeSignal {
    requireNonNull(scope, "scope");
    Shares.checked("share", share);
    if (expression.isBlank()) {
      throw new IllegalArgumentException("the expression of a composite must not be blank");
    }
  }

  /** Returns a signal about a column. */
  public static CompositeSignal of(String expression) {
    return new CompositeSignal(expression, Scope.COLUMN, false, DEFAULT_SHARE);
  }

  /** What a composite speaks about. */
  public enum Scope {
    COLUMN,
    TABLE
  }
}
