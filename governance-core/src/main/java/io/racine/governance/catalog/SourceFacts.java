package io.racine.governance.catalog;

import io.racine.governance.spi.asset.LogicalType;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the source itself says about an item; renewed by every scan.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param position where it stands among its siblings, from 0; columns and index columns only
 * @param nativeKind what the source calls it, such as {@code materialized view}; may be empty
 * @param nativeType a column's type as the source writes it; may be empty
 * @param logicalType a column's type as the library sees it, or null
 * @param nullable whether a column allows nulls, or null when the source does not say
 * @param key whether a column is part of the primary key
 * @param comment the source's comment, or null
 * @param definition what defines a view or routine, with its literals replaced, or null
 * @param attributes further facts by name
 * @param rowEstimate about how many rows, or null
 * @param sizeInBytes how large, or null
 * @since 0.1
 */
public record SourceFacts(
    int position,
    String nativeKind,
    String nativeType,
    @Nullable LogicalType logicalType,
    @Nullable Boolean nullable,
    boolean key,
    @Nullable String comment,
    @Nullable String definition,
    Map<String, String> attributes,
    @Nullable Long rowEstimate,
    @Nullable Long sizeInBytes) {
  public SourceFacts {
    attributes = java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
  }
}
