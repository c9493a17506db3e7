package io.racine.governance.examples;

import io.racine.governance.Governance;
import io.racine.governance.classification.ClassificationService;
import io.racine.governance.examples.cli.ExitCode;
import io.racine.governance.examples.cli.Terminal;
import io.racine.governance.examples.sample.SampleDatabase;
import io.racine.governance.scan.ScanReport;
import io.racine.governance.scan.ScanRequest;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleExtension;
import io.racine.governance.store.StoreConfig;
import java.util.List;
import java.util.Set;

/** Changes the rules of the packs for one organisation, at run time, and scans by them. */
final class AdaptRules {
  private AdaptRules() {}

  static ExitCode run(List<String> arguments, Terminal terminal) {
    try (SampleDatabase shop = SampleDatabase.open();
        Governance governance =
            Governance.builder()
                .store(StoreConfig.inMemory())
                .discoverPlugins()
                .dataSource("shop", DataSourceType.H2, source -> source.set("url", shop.url()))
                .build()) {
      adapt(governance.classifications());
      ScanReport report = governance.scans().run(ScanRequest.of("shop"));
      report.sensitiveColumns().forEach(terminal.out()::println);
    }
    return ExitCode.DONE;
  }

  private static void adapt(ClassificationService classifications) {
    // tag::overlay[]
    classifications.setRuleActive("finance/currency-code", false);
    classifications.setRuleThreshold("contact/email", 0.8);
    classifications.extendRule(
        "finance/iban", RuleExtension.builder().tokens("bankverbindung").build());
    classifications.renameEntity(
        EntityType.of("IBAN"),
        new EntityDefinition(
            EntityType.of("HOUSE_ACCOUNT"), SensitivityLevel.RESTRICTED, Set.of("GDPR")));
    // end::overlay[]
  }
}
