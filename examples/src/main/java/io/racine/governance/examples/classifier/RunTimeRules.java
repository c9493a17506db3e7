package io.racine.governance.examples.classifier;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnStatistic;
import io.racine.governance.spi.classifier.CompositeSignal;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.InferenceSignal;
import io.racine.governance.spi.classifier.MetadataSignal;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.StatisticSignal;
import io.racine.governance.spi.classifier.ValueSignal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A rule of each type, as an application would make them at run time, and columns that they fit.
 *
 * <p>The last one asks an inference service, which judges only columns of sources that allow it.
 */
public final class RunTimeRules {
  private RunTimeRules() {}

  /** Returns eleven rules, one of each type, each for an entity of its own. */
  public static List<RuleDefinition> all() {
    return List.of(
        // tag::rules[]
        rule("locker").value(ValueSignal.builder().pattern("L[0-9]{3}").build()).build(),
        rule("team").value(ValueSignal.builder().words(List.of("red", "blue")).build()).build(),
        rule("nickname").name(NameSignal.of(List.of("nickname"))).build(),
        rule("payroll")
            .name(NameSignal.of(List.of(), List.of(), List.of("payroll")))
            .types(Set.of(LogicalType.INTEGER))
            .build(),
        rule("position")
            .metadata(MetadataSignal.builder().types(Set.of(LogicalType.SPATIAL)).build())
            .build(),
        rule("seniority")
            .name(NameSignal.of(List.of("years of service")))
            .value(ValueSignal.builder().range("0", "50").build())
            .types(Set.of(LogicalType.INTEGER))
            .build(),
        rule("opaque-token")
            .statistics(
                StatisticSignal.builder()
                    .atLeast(ColumnStatistic.ENTROPY, 3.5)
                    .atLeast(ColumnStatistic.LEAST_LENGTH, 24)
                    .leastDistinct(5)
                    .build())
            .build(),
        rule("steward-says")
            .metadata(MetadataSignal.builder().comments(List.of("personal data")).build())
            .build(),
        rule("who-sits-where").composite(CompositeSignal.of("NICKNAME and sibling LOCKER")).build(),
        rule("person")
            .chanceRate(0.0005)
            .value(
                ValueSignal.builder()
                    .checks(List.of("model(id=value-words; label=PERSON_NAME; least=0.6)"))
                    .build())
            .build(),
        rule("shift-pattern").inference(InferenceSignal.of("how shifts rotate")).build()
        // end::rules[]
        );
  }

  /** Returns the columns of a table of a payroll. */
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

  private static RuleDefinition.Builder rule(String name) {
    String entity = name.replace('-', '_').toUpperCase(Locale.ROOT);
    return RuleDefinition.builder(
            "works/" + name, EntityType.of(entity), SensitivityLevel.EMPLOYEE_DATA)
        .title(name);
  }
}
