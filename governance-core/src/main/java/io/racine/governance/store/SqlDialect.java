package io.racine.governance.store;

import java.sql.SQLException;

/**
 * The few questions whose answer depends on the database product.
 *
 * <p>Not API; may change in any release.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public sealed interface SqlDialect permits StoreDialect {
  /** The product's own name for itself, such as {@code PostgreSQL}. */
  String product();

  boolean isUniqueViolation(SQLException failure);
}
