package io.racine.governance.classifier.regex.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NameTokensTest {
  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({
    "firstName, first name",
    "FIRST_NAME, first name",
    "first-name, first name",
    "First Name, first name",
    "fname, first name",
    "cust_nm, customer name",
    "IBANCode, iban code",
    "customerIBAN, customer iban",
    "UserIDs, user id",
    "address1, address 1",
    "nested.zip_code, nested zip code",
    "EMails, e mail",
    "emails, email",
    "cities, city",
    "addresses, address",
    "status, status",
    "Prénom, prenom",
    "Straße, strasse",
    "dob, date of birth",
    "tel_no, phone number",
    "dt_nasc, date nasc",
    "agentfirstname, agent first name",
    "custphonenumber, customer phone number",
    "urban_area, urban area",
    "身份证号, 身份证号",
    "'', ''",
    "'__ --', ''",
  })
  void cutsNamesIntoWords(String name, String words) {
    assertThat(NameTokens.of(name))
        .isEqualTo(words.isEmpty() ? List.of() : List.of(words.split(" ", -1)));
  }
}
