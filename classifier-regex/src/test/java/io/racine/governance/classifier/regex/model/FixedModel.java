package io.racine.governance.classifier.regex.model;

import io.racine.governance.spi.classifier.ValueModel;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** A model that scores as it is told, also found by the service loader. */
public record FixedModel(String id, Set<String> labels, ToDoubleFunction<String> scores)
    implements ValueModel {
  public FixedModel() {
    this("from-class-path", Set.of("ANY"), value -> 1);
  }

  @Override
  public String version() {
    return "7";
  }

  @Override
  public double score(CharSequence value, String label) {
    return scores.applyAsDouble(value.toString());
  }
}
