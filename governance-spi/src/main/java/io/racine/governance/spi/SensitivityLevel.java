package io.racine.governance.spi;

/**
 * How sensitive data is, and of which kind.
 *
 * <p>{@link #PUBLIC} is below {@link #INTERNAL}, which is below all others. The others are kinds,
 * not ranks: none of them outranks another, so this enumeration's {@code compareTo} means nothing;
 * use {@link #isAtLeast}.
 *
 * @since 0.1
 */
public enum SensitivityLevel {
  PUBLIC(0),
  INTERNAL(1),
  CONFIDENTIAL(2),
  RESTRICTED(2),
  TOP_SECRET(2),
  PII(2),
  PHI(2),
  PCI(2),
  GDPR(2),
  CCPA(2),
  HIPAA(2),
  SOX(2),
  FINANCIAL(2),
  INTELLECTUAL_PROPERTY(2),
  TRADE_SECRET(2),
  CUSTOMER_DATA(2),
  EMPLOYEE_DATA(2),
  PARTNER_DATA(2);

  private final int rank;

  SensitivityLevel(int rank) {
    this.rank = rank;
  }

  /** Returns whether this is above {@link #INTERNAL}: what a report calls sensitive. */
  public boolean isSensitive() {
    return rank > INTERNAL.rank;
  }

  /**
   * Returns whether this is {@code other} or ranks above it; two different kinds are not
   * comparable.
   */
  public boolean isAtLeast(SensitivityLevel other) {
    return this == other || rank > other.rank;
  }
}
