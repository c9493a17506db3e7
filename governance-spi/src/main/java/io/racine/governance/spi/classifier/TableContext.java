package io.racine.governance.spi.classifier;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.FieldPath;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table whose columns have each been judged alone.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param path where the table is; null when it has no name, as in ad-hoc classification
 * @param columns the columns' contexts by path
 * @since 0.1
 */
public record TableContext(@Nullable AssetPath path, Map<FieldPath, ColumnContext> columns) {
  public TableContext {
    columns = Map.copyOf(requireNonNull(columns, "columns"));
  }

  public Optional<AssetPath> findPath() {
    return Optional.ofNullable(path);
  }
}
