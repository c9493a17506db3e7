package io.racine.governance.classifier.regex.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.classifier.regex.name.NameMatch.Strength;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.NameSignal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NameTestTest {
  private final NameTest email = NameTest.of(NameSignal.of(List.of("email", "e mail")));
  private final NameTest person =
      NameTest.of(
          NameSignal.of(
              List.of("name", "full name", "patient name"),
              List.of("file"),
              List.of("customer", "staff")));

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "email, WHOLE",
    "EMail, WHOLE",
    "customer_email, END",
    "email1, WHOLE",
    "email_home, INSIDE",
    "email_verified, ABOUT",
    "emailCount, ABOUT",
    "is_email, ABOUT",
    "email_id, ABOUT",
    "gmail, NONE",
    "emailed, NONE",
  })
  void tellsWhatTheNameSays(String name, Strength strength) {
    assertThat(match(email, name, null).strength()).isEqualTo(strength);
  }

  @Test
  void weighsAGenericWordByItsTable() {
    assertThat(match(person, "name", null).strength()).isEqualTo(Strength.GENERIC);
    assertThat(match(person, "name", "product").strength()).isEqualTo(Strength.GENERIC);
    assertThat(match(person, "name", "customer_list").strength()).isEqualTo(Strength.WHOLE);
    assertThat(match(person, "name", "Staff").strength()).isEqualTo(Strength.WHOLE);
  }

  @Test
  void weighsAWordWithTwoMeaningsBetween() {
    NameTest state = NameTest.of(NameSignal.of(List.of("state"), List.of(), List.of("address")));

    assertThat(match(state, "state", "task").strength()).isEqualTo(Strength.AMBIGUOUS);
    assertThat(match(state, "state", "addresses").strength()).isEqualTo(Strength.WHOLE);
  }

  @Test
  void readsPhrasesAcrossTableAndColumn() {
    NameMatch match = match(person, "name", "patients");

    assertThat(match.strength()).isEqualTo(Strength.WHOLE);
    assertThat(match.length()).isEqualTo(2);
  }

  @Test
  void isSilencedByAWordThatRulesItOut() {
    assertThat(match(person, "file_name", "customer")).isEqualTo(NameMatch.EXCLUDED);
  }

  @Test
  void seesAPhraseWithinALongerOne() {
    NameTest address = NameTest.of(NameSignal.of(List.of("address")));
    NameTest ip = NameTest.of(NameSignal.of(List.of("ip address")));

    NameMatch shorter = match(address, "client_ip_address", null);
    NameMatch longer = match(ip, "client_ip_address", null);

    assertThat(shorter.isWithin(longer)).isTrue();
    assertThat(longer.isWithin(shorter)).isFalse();
  }

  private static NameMatch match(NameTest test, String column, @Nullable String table) {
    return test.match(
        ColumnName.of(FieldPath.of(column), table == null ? null : AssetPath.of(table)));
  }
}
