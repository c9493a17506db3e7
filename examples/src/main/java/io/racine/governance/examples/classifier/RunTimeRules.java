package io.racine.governance.examples.classifier;

import io.racine.governance.spi.SensitivityLevel;
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
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A rule of each type, as an application would make them at run time.
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

  private static RuleDefinition.Builder rule(String name) {
    String entity = name.replace('-', '_').toUpperCase(Locale.ROOT);
    return RuleDefinition.builder(
            "works/" + name, EntityType.of(entity), SensitivityLevel.EMPLOYEE_DATA)
        .title(name);
  }
}
