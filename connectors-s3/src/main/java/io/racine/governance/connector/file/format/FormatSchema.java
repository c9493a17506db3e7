package io.racine.governance.connector.file.format;

import io.racine.governance.spi.asset.ColumnDescriptor;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What a format says of one table in an object. Not API.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param columns the columns in the order of the object, each name once
 * @param rows how many rows, where the object says so itself
 * @param attributes further facts by lower-kebab name, such as {@code delimiter} or {@code charset}
 */
public record FormatSchema(
    List<ColumnDescriptor> columns, OptionalLong rows, Map<String, String> attributes) {
  public FormatSchema {
    columns = List.copyOf(columns);
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }
}
