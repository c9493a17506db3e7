package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.RuleDefinition;
import java.util.Set;

/** How well a column's type fits a rule, as the logarithm of a likelihood ratio. */
final class TypeGate {
  /** The type cannot hold the entity. */
  static final double CLOSED = Double.NEGATIVE_INFINITY;

  private static final double NUMBER_FOR_TEXT = Math.log(0.05);
  private static final double UNEXPECTED = Math.log(0.1);

  private TypeGate() {}

  static double weight(RuleDefinition rule, LogicalType type) {
    Set<LogicalType> types = rule.types();
    boolean anything = types.isEmpty() && rule.value() == null && rule.name() == null;
    if (anything || types.contains(type)) {
      return 0;
    }
    return switch (type) {
      case TEXT, JSON, XML, OTHER, ARRAY -> textWeight(types);
      case INTEGER, DECIMAL, FLOAT -> numberWeight(types);
      case UUID, DATE, TIME, TIMESTAMP, INTERVAL, BOOLEAN, BINARY, STRUCT, SPATIAL -> CLOSED;
    };
  }

  /** Anything can be kept as text. */
  private static double textWeight(Set<LogicalType> types) {
    return types.isEmpty() || !types.contains(LogicalType.BINARY) ? 0 : UNEXPECTED;
  }

  private static double numberWeight(Set<LogicalType> types) {
    if (types.isEmpty() || types.stream().anyMatch(LogicalType::isNumeric)) {
      return 0;
    }
    return types.contains(LogicalType.TEXT) ? NUMBER_FOR_TEXT : CLOSED;
  }
}
