package io.racine.governance.examples;

import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.classifier.regex.rulepack.RulePacks;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.testkit.classifier.RulePackContract;
import java.nio.file.Path;
import java.util.List;

/** The pack that comes along keeps what every pack keeps. */
final class VillageLibraryPackTest extends RulePackContract {
  private static final Path FOLDER =
      Path.of(
          System.getProperty("racine.sources"),
          "main/resources/io/racine/governance/examples/rulepack");

  @Override
  public Classifier classifier() {
    return ClassifierEngine.builder().packFolder(FOLDER).build();
  }

  @Override
  public List<RuleDefinition> rules() {
    return RulePacks.read(FOLDER).rules();
  }
}
