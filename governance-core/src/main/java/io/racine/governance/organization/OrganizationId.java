package io.racine.governance.organization;

/**
 * The id of an organisation in the store.
 *
 * @param value the stored number
 * @since 0.1
 */
public record OrganizationId(long value) {
  public static OrganizationId of(long value) {
    return new OrganizationId(value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
