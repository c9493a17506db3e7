package io.racine.governance.examples.classifier;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Columns that the {@link RunTimeRules} fit. */
public final class PayrollTable {
  private PayrollTable() {}

  /** Returns the columns, each with its values. */
  public static Map<ColumnDescriptor, List<String>> columns() {
    Map<ColumnDescriptor, List<String>> columns = new LinkedHashMap<>();
    columns.put(text("box"), List.of("L101", "L102", "L205", "L309", "L412"));
    columns.put(text("side"), List.of("red", "Blue", "RED"));
    columns.put(text("nickname"), List.of("Kit", "Bo", "Mo"));
    columns.put(ColumnDescriptor.of("desk", LogicalType.SPATIAL), List.of("POINT(1 2)"));
    columns.put(
        ColumnDescriptor.of("years_of_service", LogicalType.INTEGER), List.of("3", "12", "27"));
    columns.put(
        text("handle"),
        List.of(
            "q7Zt1LmX9vRb3KcD5fGhJ2Wn",
            "B4yH8sPk6TdQ1zVx7NcM3rLj",
            "w5FgJ9aXe2RtU6mKp8DvZ1Sq",
            "H3nC7bYk4LzQ9xWt5MfP2rGd",
            "T8vD1mSj6KpR3cXz9BnF4wLh"));
    columns.put(
        ColumnDescriptor.builder(FieldPath.of("notes"), LogicalType.TEXT)
            .comment("Personal data of the desk's owner")
            .build(),
        List.of("sits by the window"));
    columns.put(
        text("a7"),
        List.of(
            "Mary Johnson",
            "Anna Schmidt",
            "Paul Martin",
            "Elena Petrova",
            "David Cohen",
            "Emma Wilson"));
    return columns;
  }

  private static ColumnDescriptor text(String name) {
    return ColumnDescriptor.of(name, LogicalType.TEXT);
  }
}
