package io.racine.governance.classifier.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.classifier.regex.rulepack.RulePackException;
import io.racine.governance.spi.SpiVersion;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ClassifierContext;
import io.racine.governance.spi.classifier.ClassifierFactory;
import io.racine.governance.spi.config.Settings;
import io.racine.governance.spi.config.SettingsSchema;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegexClassifierFactoryTest {
  private final ClassifierFactory factory = new RegexClassifierFactory();

  @Test
  void isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(ClassifierFactory.class))
        .hasExactlyElementsOfTypes(RegexClassifierFactory.class);
    assertThat(factory.id()).isEqualTo("regex");
    assertThat(factory.spiVersion()).isEqualTo(SpiVersion.CURRENT);
  }

  @Test
  void refusesUnknownPacksAndCountries() {
    SettingsSchema schema = factory.settings();

    assertThat(schema.problems(Map.of("packs", "no-such", "locales", "DE,Germany"), List.of()))
        .satisfiesExactlyInAnyOrder(
            problem ->
                assertThat(problem)
                    .startsWith("setting 'packs' must name built-in packs")
                    .endsWith("but was 'no-such'"),
            problem ->
                assertThat(problem)
                    .isEqualTo(
                        "setting 'locales' must hold ISO 3166 country codes such as DE but was"
                            + " 'Germany'"));
  }

  @Test
  void readsPacksFromFolders(@TempDir Path folder) throws java.io.IOException {
    PackFolders.write(
        folder,
        "pack.yaml",
        """
        id: acme
        version: 1.0.0
        title: Ours
        rules: [staff]
        """);
    PackFolders.write(
        folder,
        "rules/staff.yaml",
        """
        title: Staff number
        entity: STAFF_NUMBER
        level: EMPLOYEE_DATA
        value: { pattern: 'ACME-[0-9]{5}' }
        """);

    try (Classifier classifier =
        factory.create(context(Map.of("pack-folders", folder.toString())))) {
      assertThat(classifier.entities())
          .anyMatch(entity -> entity.entity().name().equals("STAFF_NUMBER"));
    }
  }

  @Test
  void readsPacksThatJarsCarry() {
    try (Classifier classifier = factory.create(context(Map.of("class-path-packs", "carried")))) {
      assertThat(classifier.entities())
          .anyMatch(entity -> entity.entity().name().equals("CARRIED_BADGE"));
    }
    assertThatThrownBy(() -> factory.create(context(Map.of("class-path-packs", "lost"))))
        .isInstanceOf(RulePackException.class)
        .hasMessageContaining(
            "lost: no META-INF/racine/rulepacks/lost/pack.yaml on the class path");
  }

  private ClassifierContext context(Map<String, String> values) {
    Settings settings = factory.settings().read(values, Map.of());
    return new ClassifierContext() {
      @Override
      public Settings settings() {
        return settings;
      }

      @Override
      public Clock clock() {
        return Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
      }
    };
  }
}
