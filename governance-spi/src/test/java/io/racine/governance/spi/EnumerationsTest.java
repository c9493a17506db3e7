package io.racine.governance.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.classifier.ClassificationRuleType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The values of the domain model, written out; stores and reports hold these names. */
final class EnumerationsTest {
  @Test
  void thereAreEightTypesOfCatalogItem() {
    assertThat(Stream.of(CatalogItemType.values()).map(Enum::name))
        .containsExactly(
            "DATABASE", "SCHEMA", "TABLE", "VIEW", "COLUMN", "INDEX", "PROCEDURE", "FUNCTION");
  }

  @Test
  void thereAreEighteenSensitivityLevels() {
    assertThat(Stream.of(SensitivityLevel.values()).map(Enum::name))
        .containsExactly(
            "PUBLIC",
            "INTERNAL",
            "CONFIDENTIAL",
            "RESTRICTED",
            "TOP_SECRET",
            "PII",
            "PHI",
            "PCI",
            "GDPR",
            "CCPA",
            "HIPAA",
            "SOX",
            "FINANCIAL",
            "INTELLECTUAL_PROPERTY",
            "TRADE_SECRET",
            "CUSTOMER_DATA",
            "EMPLOYEE_DATA",
            "PARTNER_DATA");
  }

  @Test
  void thereAreElevenRuleTypes() {
    assertThat(Stream.of(ClassificationRuleType.values()).map(Enum::name))
        .containsExactly(
            "REGEX_PATTERN",
            "DICTIONARY_LOOKUP",
            "COLUMN_NAME_PATTERN",
            "TABLE_NAME_PATTERN",
            "DATA_TYPE_PATTERN",
            "VALUE_RANGE_PATTERN",
            "STATISTICAL_PATTERN",
            "METADATA_PATTERN",
            "COMPOSITE_PATTERN",
            "ML_INFERENCE",
            "AI_INFERENCE");
  }

  @Test
  void theSixSourcesOfTheDomainModelHaveConstants() {
    assertThat(
            Stream.of(
                DataSourceType.MYSQL,
                DataSourceType.POSTGRESQL,
                DataSourceType.MONGODB,
                DataSourceType.SNOWFLAKE,
                DataSourceType.S3,
                DataSourceType.REDIS))
        .extracting(DataSourceType::name)
        .containsExactly("MYSQL", "POSTGRESQL", "MONGODB", "SNOWFLAKE", "S3", "REDIS");
  }

  @ParameterizedTest(name = "{0} is at least {1}: {2}")
  @CsvSource({
    "PUBLIC, PUBLIC, true",
    "PUBLIC, INTERNAL, false",
    "INTERNAL, PUBLIC, true",
    "INTERNAL, PII, false",
    "PII, INTERNAL, true",
    "PII, PUBLIC, true",
    "PII, PII, true",
    "PII, PHI, false",
    "PHI, PII, false",
    "TOP_SECRET, CONFIDENTIAL, false",
    "CONFIDENTIAL, TOP_SECRET, false"
  })
  void levelsAreOrderedAsFarAsTheyAre(SensitivityLevel one, SensitivityLevel two, boolean atLeast) {
    assertThat(one.isAtLeast(two)).isEqualTo(atLeast);
  }

  @ParameterizedTest
  @EnumSource(SensitivityLevel.class)
  void everythingAboveInternalIsSensitive(SensitivityLevel level) {
    assertThat(level.isSensitive())
        .isEqualTo(level != SensitivityLevel.PUBLIC && level != SensitivityLevel.INTERNAL);
    assertThat(level.isAtLeast(SensitivityLevel.PUBLIC)).isTrue();
  }

  @Test
  void tablesAndViewsHoldRows() {
    assertThat(Stream.of(CatalogItemType.values()).filter(CatalogItemType::holdsRows))
        .containsExactly(CatalogItemType.TABLE, CatalogItemType.VIEW);
    assertThat(Stream.of(CatalogItemType.values()).filter(CatalogItemType::isRoutine))
        .containsExactly(CatalogItemType.PROCEDURE, CatalogItemType.FUNCTION);
  }
}
