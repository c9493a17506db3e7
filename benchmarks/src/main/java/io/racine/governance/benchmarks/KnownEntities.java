package io.racine.governance.benchmarks;

import io.racine.governance.classifier.regex.ClassifierEngine;
import java.util.Set;
import java.util.stream.Collectors;

/** The entities that some rule of an engine has. */
final class KnownEntities {
  private KnownEntities() {}

  static Set<String> of(ClassifierEngine engine) {
    return engine.entities().stream()
        .map(definition -> definition.entity().toString())
        .collect(Collectors.toUnmodifiableSet());
  }
}
