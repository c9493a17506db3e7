package io.racine.governance.classifier.regex.authoring;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.Finding;
import java.util.Optional;

/**
 * A column of which two packs say different things.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param table the table
 * @param path the column
 * @param before the best finding of the first pack, if any
 * @param after the best finding of the second
 * @since 0.1
 */
public record VerdictChange(
    String table, FieldPath path, Optional<Finding> before, Optional<Finding> after) {
  public VerdictChange {
    requireNonNull(table, "table");
    requireNonNull(path, "path");
    requireNonNull(before, "before");
    requireNonNull(after, "after");
  }
}
