package io.racine.governance.connector.file.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which members the objects of a sample have, and of what kinds.
 *
 * <p>A column has the type that all its values have; numbers of both kinds are DECIMAL, a column
 * with anything nested is JSON, and any other mixture is TEXT.
 */
final class JsonShape {
  /** As many rows show which members there are. */
  static final int ROWS = 1_000;

  private final Map<String, Set<LogicalType>> columns = new LinkedHashMap<>();
  private final int maxColumns;

  JsonShape(FormatLimits limits) {
    this.maxColumns = limits.maxColumns();
  }

  /** Takes in the row that begins at the parser's token, and moves the parser to its end. */
  void add(JsonParser parser) throws IOException, FormatProblem {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      add(JsonCells.VALUE, parser);
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.isEmpty()) {
        parser.skipChildren();
      } else {
        add(name, parser);
      }
    }
  }

  private void add(String name, JsonParser parser) throws IOException, FormatProblem {
    Set<LogicalType> types =
        columns.computeIfAbsent(name, any -> EnumSet.noneOf(LogicalType.class));
    if (columns.size() > maxColumns) {
      throw FormatProblem.overLimit("it has more than " + maxColumns + " columns");
    }
    JsonToken token = parser.currentToken();
    if (token.isStructStart()) {
      types.add(LogicalType.JSON);
      parser.skipChildren();
    } else if (token == JsonToken.VALUE_NUMBER_INT) {
      types.add(LogicalType.INTEGER);
    } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      types.add(LogicalType.DECIMAL);
    } else if (token.isBoolean()) {
      types.add(LogicalType.BOOLEAN);
    } else if (token != JsonToken.VALUE_NULL) {
      types.add(LogicalType.TEXT);
    }
  }

  List<ColumnDescriptor> columns() {
    return columns.entrySet().stream()
        .map(column -> ColumnDescriptor.of(column.getKey(), type(column.getValue())))
        .toList();
  }

  private static LogicalType type(Set<LogicalType> types) {
    if (types.contains(LogicalType.JSON)) {
      return LogicalType.JSON;
    }
    if (types.size() == 1) {
      return types.iterator().next();
    }
    boolean numbers = types.equals(EnumSet.of(LogicalType.INTEGER, LogicalType.DECIMAL));
    return numbers ? LogicalType.DECIMAL : LogicalType.TEXT;
  }
}
