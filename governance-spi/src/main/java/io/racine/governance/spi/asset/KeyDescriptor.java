package io.racine.governance.spi.asset;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One key of a table: primary, unique or foreign.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param kind which of the three
 * @param name the source's name for it; may be empty
 * @param columns its columns, in key order
 * @param target the table a foreign key refers to; null for the others
 * @param targetColumns the columns it refers to, aligned with {@code columns}; empty for the
 *     others, and where the source does not say
 * @since 0.1
 */
public record KeyDescriptor(
    Kind kind,
    String name,
    List<FieldPath> columns,
    @Nullable AssetPath target,
    List<FieldPath> targetColumns)
    implements Serializable {
  /** What a key is for. */
  public enum Kind {
    PRIMARY,
    UNIQUE,
    FOREIGN
  }

  public KeyDescriptor {
    requireNonNull(kind, "kind");
    requireNonNull(name, "name");
    columns = List.copyOf(columns);
    targetColumns = List.copyOf(targetColumns);
    if (!targetColumns.isEmpty() && targetColumns.size() != columns.size()) {
      throw new IllegalArgumentException("A key has as many target columns as columns, or none");
    }
    if ((kind == Kind.FOREIGN) == (target == null)) {
      throw new IllegalArgumentException("A foreign key has a target and no other key has one");
    }
  }

  public static KeyDescriptor primary(String name, List<FieldPath> columns) {
    return new KeyDescriptor(Kind.PRIMARY, name, columns, null, List.of());
  }

  public static KeyDescriptor unique(String name, List<FieldPath> columns) {
    return new KeyDescriptor(Kind.UNIQUE, name, columns, null, List.of());
  }

  public static KeyDescriptor foreign(
      String name, List<FieldPath> columns, AssetPath target, List<FieldPath> targetColumns) {
    return new KeyDescriptor(Kind.FOREIGN, name, columns, target, targetColumns);
  }

  public Optional<AssetPath> findTarget() {
    return Optional.ofNullable(target);
  }
}
