package io.racine.governance.classifier.regex.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.classifier.regex.rule.RuleSet;
import io.racine.governance.classifier.regex.rule.ValueKind;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.EntityType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColumnNatureTest {
  private static ColumnNature nature(LogicalType declared, List<String> values) {
    var rules = new RuleSet(Judged.compiled(Judged.badge().build()));
    return ColumnNature.of(declared, Judged.counts(rules, Judged.column("c7", declared), values));
  }

  private static List<String> mixed(int some, String form, int others) {
    List<String> values = new ArrayList<>(Judged.values(some, i -> String.format(form, 10 + i)));
    values.addAll(Judged.values(others, i -> "other " + (char) ('a' + i)));
    return values;
  }

  @ParameterizedTest(name = "{0} of ten like {1}: {3}")
  @CsvSource({
    "8, 2024-05-%02d, 2, DATE",
    "7, 2024-05-%02d, 3, TEXT",
    "8, 2024-05-%02d 10:00:00, 2, TIMESTAMP",
    "8, 7%02d5, 2, INTEGER",
    "7, 7%02d5, 3, TEXT",
    "8, 7.%02d, 2, DECIMAL",
    "8, word %02d, 2, TEXT"
  })
  void seesWhatEightOfTenValuesAre(int some, String form, int others, LogicalType actual) {
    ColumnNature nature = nature(LogicalType.TEXT, mixed(some, form, others));

    assertThat(nature.actual()).isEqualTo(actual);
    assertThat(nature.declared()).isEqualTo(LogicalType.TEXT);
    assertThat(nature.isCountOrMoment()).isEqualTo(actual != LogicalType.TEXT);
  }

  @Test
  void takesDaysAndInstantsTogether() {
    List<String> values = new ArrayList<>(Judged.values(5, i -> "2024-05-1" + i));
    values.addAll(Judged.values(5, i -> "2024-05-1" + i + " 10:00:00"));

    assertThat(nature(LogicalType.TEXT, values).actual()).isEqualTo(LogicalType.TIMESTAMP);
  }

  @Test
  void takesWholeNumbersForDecimalsAmongDecimals() {
    List<String> values = new ArrayList<>(Judged.values(5, i -> "7" + i + "1"));
    values.addAll(Judged.values(5, i -> "7." + i + "1"));

    assertThat(nature(LogicalType.TEXT, values).actual()).isEqualTo(LogicalType.DECIMAL);
  }

  @Test
  void takesTwoWordsForFlagsWhenThereAreNoOthers() {
    assertThat(nature(LogicalType.TEXT, List.of("true", "false")).actual())
        .isEqualTo(LogicalType.BOOLEAN);
    assertThat(nature(LogicalType.TEXT, List.of("true", "false", "maybe")).actual())
        .isEqualTo(LogicalType.TEXT);
    assertThat(nature(LogicalType.TEXT, List.of("true", "false", "yes", "no")).actual())
        .isEqualTo(LogicalType.TEXT);
  }

  @Test
  void believesATypeThatIsNotText() {
    assertThat(nature(LogicalType.JSON, Judged.values(9, i -> "7" + i)).actual())
        .isEqualTo(LogicalType.JSON);
    assertThat(nature(LogicalType.TEXT, List.of()).actual()).isEqualTo(LogicalType.TEXT);
  }

  @Test
  void knowsValuesThatSpeakAgainstMostEntities() {
    assertThat(
            nature(
                    LogicalType.TEXT,
                    Judged.values(
                        10, i -> String.format("0c8f%04x-52e7-4f3a-9c1b-2f64d1a7b8c9", i)))
                .reject())
        .hasValue(ValueKind.UUID);
    assertThat(nature(LogicalType.TEXT, mixed(8, "202405%02d", 2)).reject())
        .hasValue(ValueKind.COMPACT_DAY);
    assertThat(nature(LogicalType.TEXT, mixed(7, "202405%02d", 3)).reject()).isEmpty();
    assertThat(nature(LogicalType.TEXT, List.of("20240510")).reject()).isEmpty();
    assertThat(nature(LogicalType.TEXT, List.of("20240510", "20240511")).reject())
        .hasValue(ValueKind.COMPACT_DAY);
  }

  @Test
  void knowsACounter() {
    assertThat(nature(LogicalType.INTEGER, Judged.values(8, i -> "" + (500 + i))).counter())
        .isTrue();
    assertThat(nature(LogicalType.INTEGER, Judged.values(7, i -> "" + (500 + i))).counter())
        .isFalse();
    assertThat(nature(LogicalType.INTEGER, Judged.values(8, i -> "" + (500 + 3 * i))).counter())
        .isFalse();
  }

  @ParameterizedTest(name = "{0} is {1}: {2}")
  @CsvSource({
    "DATE_OF_BIRTH, COMPACT_DAY, true",
    "BIRTHDAY, COMPACT_DAY, true",
    "ORDER_DATE, COMPACT_DAY, true",
    "PHONE_NUMBER, COMPACT_DAY, false",
    "EPOCH_SECONDS, EPOCH, true",
    "TIMESTAMP, EPOCH, true",
    "IMEI, EPOCH, false",
    "UUID, UUID, true",
    "UUID_OLD, UUID, false",
    "ULID, ULID, true",
    "UUID, ULID, false",
    "PASSWORD_HASH, HEX_DIGEST, true",
    "FILE_DIGEST, HEX_DIGEST, true",
    "API_KEY, HEX_DIGEST, false",
    "EAN, PRODUCT_CODE, true",
    "ISBN, PRODUCT_CODE, true",
    "UPC_CODE, PRODUCT_CODE, true",
    "IMEI, PRODUCT_CODE, false",
    "APP_VERSION, VERSION, true",
    "IP_ADDRESS, VERSION, false",
    "INTEGER, INTEGER, false"
  })
  void knowsWhenAKindIsTheEntityItself(String entity, ValueKind kind, boolean itself) {
    assertThat(Entities.isItself(EntityType.of(entity), kind)).isEqualTo(itself);
  }
}
