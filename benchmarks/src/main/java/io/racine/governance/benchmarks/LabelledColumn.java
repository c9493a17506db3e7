package io.racine.governance.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.racine.governance.spi.asset.LogicalType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column and what it is.
 *
 * @param label the entity, or {@link #CLEAN}
 * @param name the column's name
 * @param table the table's name, or none
 * @param type the declared type
 * @param locales the countries it is from, if known
 * @param values the values, some null; none for a column that is known by its name alone
 */
record LabelledColumn(
    String label,
    String name,
    String table,
    LogicalType type,
    Set<String> locales,
    List<@Nullable String> values) {
  /** The label of a column that no sensitive label may be given to. */
  static final String CLEAN = "*";

  LabelledColumn {
    locales = Set.copyOf(locales);
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  static LabelledColumn of(JsonNode item) {
    List<@Nullable String> values = new ArrayList<>();
    item.path("values").forEach(value -> values.add(value.isNull() ? null : value.asText()));
    return new LabelledColumn(
        item.path("entity").asText(),
        item.path("column_name").asText(),
        item.path("table").asText(""),
        logicalType(item.path("data_type").asText("")),
        locales(item.path("locale").asText("")),
        values);
  }

  private static Set<String> locales(String tag) {
    String country = Locale.forLanguageTag(tag).getCountry();
    return country.isEmpty() ? Set.of() : Set.of(country);
  }

  private static LogicalType logicalType(String name) {
    String type = name.toUpperCase(Locale.ROOT).replaceAll("\\(.*", "");
    return switch (type) {
      case "INT", "INTEGER", "BIGINT", "SMALLINT", "LONG" -> LogicalType.INTEGER;
      case "DECIMAL", "NUMERIC", "NUMBER" -> LogicalType.DECIMAL;
      case "FLOAT", "DOUBLE", "REAL" -> LogicalType.FLOAT;
      case "BOOLEAN", "BOOL" -> LogicalType.BOOLEAN;
      case "DATE" -> LogicalType.DATE;
      case "TIMESTAMP", "DATETIME" -> LogicalType.TIMESTAMP;
      default -> LogicalType.TEXT;
    };
  }

  @Override
  public String toString() {
    return name + ", " + values.size() + " values";
  }
}
