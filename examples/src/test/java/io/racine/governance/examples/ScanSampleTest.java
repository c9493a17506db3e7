package io.racine.governance.examples;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.racine.governance.examples.cli.ExitCode;
import io.racine.governance.spi.SensitivityLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example {@code scan} on the sample database, once, and what it says. */
final class ScanSampleTest {
  /** What the generator put there, column by column; several words where each would be right. */
  private static final Map<String, Set<String>> TRUTH =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("SHOP.CUSTOMER.FIRST_NAME", Set.of("FIRST_NAME")),
              Map.entry("SHOP.CUSTOMER.LAST_NAME", Set.of("LAST_NAME")),
              Map.entry("SHOP.CUSTOMER.EMAIL", Set.of("EMAIL_ADDRESS")),
              Map.entry("SHOP.CUSTOMER.PHONE", Set.of("PHONE_NUMBER")),
              Map.entry("SHOP.CUSTOMER.BIRTH_DATE", Set.of("DATE_OF_BIRTH")),
              Map.entry("SHOP.CUSTOMER.PROFILE.contact.email", Set.of("EMAIL_ADDRESS")),
              Map.entry("SHOP.CUSTOMER.PROFILE.contact.phone", Set.of("PHONE_NUMBER")),
              Map.entry("SHOP.ADDRESS.STREET", Set.of("STREET_ADDRESS")),
              Map.entry("SHOP.ADDRESS.CITY", Set.of("CITY")),
              Map.entry("SHOP.ADDRESS.STATE", Set.of("STATE_PROVINCE")),
              Map.entry("SHOP.ADDRESS.POSTAL_CODE", Set.of("POSTAL_CODE")),
              Map.entry("SHOP.ADDRESS.COUNTRY", Set.of("COUNTRY")),
              Map.entry("SHOP.ORDERS.DELIVERY_NOTE", Set.of("EMAIL_ADDRESS", "PHONE_NUMBER")),
              Map.entry("SHOP.PAYMENT_CARD.CARD_NUMBER", Set.of("CREDIT_CARD")),
              Map.entry("SHOP.PAYMENT_CARD.CARD_HOLDER", Set.of("PERSON_NAME")),
              Map.entry("SHOP.PAYMENT_CARD.EXPIRY", Set.of("CARD_EXPIRATION")),
              Map.entry("SHOP.APP_USER.USERNAME", Set.of("USERNAME")),
              Map.entry("SHOP.APP_USER.PASSWORD_HASH", Set.of("PASSWORD_HASH")),
              Map.entry("SHOP.APP_USER.LAST_LOGIN_IP", Set.of("IP_ADDRESS")),
              Map.entry("SHOP.WEB_SESSION.ACCESS_TOKEN", Set.of("JWT", "GENERIC_SECRET")),
              Map.entry("SHOP.WEB_SESSION.CLIENT_IP", Set.of("IP_ADDRESS")),
              Map.entry("SHOP.CUSTOMER_CONTACT.EMAIL", Set.of("EMAIL_ADDRESS")),
              Map.entry("CLINIC.PATIENT.FULL_NAME", Set.of("PERSON_NAME")),
              Map.entry("CLINIC.PATIENT.DOB", Set.of("DATE_OF_BIRTH")),
              Map.entry("CLINIC.PATIENT.SSN", Set.of("US_SSN")),
              Map.entry("CLINIC.PATIENT.NHS_NUMBER", Set.of("UK_NHS_NUMBER")),
              Map.entry("CLINIC.PATIENT.MOBILE", Set.of("PHONE_NUMBER")),
              Map.entry("CLINIC.PATIENT.BLOOD_GROUP", Set.of("BLOOD_TYPE")),
              Map.entry("CLINIC.VISIT.DIAGNOSIS_CODE", Set.of("ICD10_CODE")),
              Map.entry("CLINIC.VISIT.CLINICAL_NOTE", Set.of("EMAIL_ADDRESS", "PHONE_NUMBER")),
              Map.entry("CLINIC.PRESCRIPTION.PRESCRIBER_NPI", Set.of("US_NPI")),
              Map.entry("CLINIC.INSURANCE.POLICY_HOLDER_EMAIL", Set.of("EMAIL_ADDRESS")),
              Map.entry("CLINIC.INSURANCE.IBAN", Set.of("IBAN")),
              Map.entry("STAFF.EMPLOYEE.GIVEN_NAME", Set.of("FIRST_NAME")),
              Map.entry("STAFF.EMPLOYEE.SURNAME", Set.of("LAST_NAME")),
              Map.entry("STAFF.EMPLOYEE.WORK_EMAIL", Set.of("EMAIL_ADDRESS")),
              Map.entry("STAFF.EMPLOYEE.DATE_OF_BIRTH", Set.of("DATE_OF_BIRTH")),
              Map.entry("STAFF.EMPLOYEE.HOME_PHONE", Set.of("PHONE_NUMBER")),
              Map.entry("STAFF.EMPLOYEE.TAX_ID", Set.of("US_ITIN")),
              Map.entry("STAFF.EMPLOYEE.BANK_IBAN", Set.of("IBAN")),
              Map.entry("STAFF.EMPLOYEE.DESK_MAC", Set.of("MAC_ADDRESS")),
              Map.entry("STAFF.AUDIT_LOG.SOURCE_IP", Set.of("IP_ADDRESS")),
              Map.entry(
                  "STAFF.API_CLIENT.AWS_ACCESS_KEY", Set.of("AWS_CREDENTIALS", "AWS_ACCESS_KEY")),
              Map.entry(
                  "STAFF.API_CLIENT.DB_CONNECTION",
                  Set.of("URL_BASIC_AUTH", "CONNECTION_STRING"))));

  /** Columns that nobody needs to protect; a level above INTERNAL is a false alarm. */
  private static final Set<String> HARMLESS =
      Set.of(
          "SHOP.CUSTOMER.LOYALTY_POINTS",
          "SHOP.CUSTOMER.NEWSLETTER",
          "SHOP.CUSTOMER.CREATED_AT",
          "SHOP.CUSTOMER.PROFILE.preferences.theme",
          "SHOP.CUSTOMER.PROFILE.preferences.items_per_page",
          "SHOP.ADDRESS.KIND",
          "SHOP.PRODUCT.ID",
          "SHOP.PRODUCT.SKU",
          "SHOP.PRODUCT.EAN",
          "SHOP.PRODUCT.TITLE",
          "SHOP.PRODUCT.CATEGORY",
          "SHOP.PRODUCT.COLOUR",
          "SHOP.PRODUCT.PRICE",
          "SHOP.PRODUCT.WEIGHT_GRAMS",
          "SHOP.PRODUCT.STOCK",
          "SHOP.PRODUCT.RELEASE_TAG",
          "SHOP.PRODUCT.IMAGE_ETAG",
          "SHOP.ORDERS.ID",
          "SHOP.ORDERS.ORDER_NO",
          "SHOP.ORDERS.STATUS",
          "SHOP.ORDERS.CURRENCY",
          "SHOP.ORDERS.TOTAL",
          "SHOP.ORDERS.ORDERED_AT",
          "SHOP.ORDERS.SHIPPED_ON",
          "SHOP.ORDER_ITEM.LINE_NO",
          "SHOP.ORDER_ITEM.QUANTITY",
          "SHOP.ORDER_ITEM.UNIT_PRICE",
          "SHOP.ORDER_ITEM.DISCOUNT_PERCENT",
          "SHOP.PAYMENT_CARD.BRAND",
          "SHOP.APP_USER.FAILED_LOGINS",
          "SHOP.APP_USER.ROLE",
          "SHOP.WEB_SESSION.PAGE_VIEWS",
          "SHOP.WEB_SESSION.STARTED_EPOCH_MS",
          "CLINIC.VISIT.WARD",
          "CLINIC.VISIT.DURATION_MINUTES",
          "CLINIC.PRESCRIPTION.DOSE_MG",
          "CLINIC.PRESCRIPTION.TIMES_PER_DAY",
          "CLINIC.PRESCRIPTION.REFILLS",
          "CLINIC.INSURANCE.INSURER",
          "CLINIC.INSURANCE.VALID_UNTIL",
          "CLINIC.INSURANCE.COPAY_PERCENT",
          "STAFF.EMPLOYEE.DEPARTMENT",
          "STAFF.EMPLOYEE.GRADE",
          "STAFF.EMPLOYEE.HIRED_ON",
          "STAFF.AUDIT_LOG.LOGGED_EPOCH",
          "STAFF.AUDIT_LOG.EVENT",
          "STAFF.AUDIT_LOG.REQUEST_ID",
          "STAFF.AUDIT_LOG.DURATION_MS",
          "STAFF.AUDIT_LOG.HTTP_STATUS",
          "STAFF.AUDIT_LOG.AGENT_VERSION",
          "STAFF.API_CLIENT.CALLBACK_URL",
          "STAFF.API_CLIENT.RATE_LIMIT");

  @TempDir static @Nullable Path folder;
  private static @Nullable Ran ran;

  @BeforeAll
  static void scan() {
    ran = Ran.in(folder(), "scan", "--sample", "500", "--format", "json");
  }

  private static Path folder() {
    return requireNonNull(folder);
  }

  private static JsonNode json() throws IOException {
    return new ObjectMapper().readTree(requireNonNull(ran).out());
  }

  private static Map<String, JsonNode> columns() throws IOException {
    Map<String, JsonNode> columns = new TreeMap<>();
    for (JsonNode column : json().get("columns")) {
      String path =
          column.get("schema").asText()
              + "."
              + column.get("table").asText()
              + "."
              + column.get("column").asText();
      columns.put(path, column);
    }
    return columns;
  }

  private static boolean isSensitive(JsonNode column) {
    return SensitivityLevel.valueOf(column.get("level").asText()).isSensitive();
  }

  @Test
  void findsWhatTheGeneratorPutThere() throws IOException {
    Map<String, JsonNode> columns = columns();
    List<String> missed = new ArrayList<>();
    TRUTH.forEach(
        (path, entities) -> {
          JsonNode column = columns.get(path);
          if (column == null
              || !isSensitive(column)
              || !entities.contains(column.get("entity").asText())) {
            missed.add(path + ": " + (column == null ? "nothing" : column.get("entity").asText()));
          }
        });
    assertThat((double) (TRUTH.size() - missed.size()) / TRUTH.size())
        .as("recall; missed are %s", missed)
        .isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void raisesNoFalseAlarm() throws IOException {
    List<String> alarms = new ArrayList<>();
    columns()
        .forEach(
            (path, column) -> {
              if (HARMLESS.contains(path) && isSensitive(column)) {
                alarms.add(path + ": " + column.get("entity").asText());
              }
            });
    assertThat(alarms).isEmpty();
  }

  @Test
  void tellsWhatTablesHoldAsAWhole() throws IOException {
    List<String> found = new ArrayList<>();
    json()
        .get("tables")
        .forEach(
            table -> found.add(table.get("table").asText() + " " + table.get("entity").asText()));
    assertThat(found)
        .contains(
            "SHOP_AND_CLINIC.SHOP.PAYMENT_CARD CARD_ACCOUNT_DATA",
            "SHOP_AND_CLINIC.CLINIC.PATIENT IDENTIFIED_HEALTH_DATA");
  }

  @Test
  void printsOneObjectOfTheDocumentedShape() throws IOException {
    JsonNode root = json();
    assertThat(root.fieldNames())
        .toIterable()
        .containsExactly("source", "scanId", "counts", "columns", "issues", "tables", "effort");
    assertThat(root.get("source").asText()).isEqualTo("shop-and-clinic");
    JsonNode counts = root.get("counts");
    assertThat(counts.fieldNames())
        .toIterable()
        .containsExactly("listed", "recorded", "unchanged", "failed", "filtered", "notReached");
    assertThat(counts.get("listed").asLong())
        .isPositive()
        .isEqualTo(
            counts.get("recorded").asLong()
                + counts.get("unchanged").asLong()
                + counts.get("failed").asLong()
                + counts.get("filtered").asLong()
                + counts.get("notReached").asLong());
    for (JsonNode column : root.get("columns")) {
      assertThat(column.fieldNames())
          .toIterable()
          .containsExactly(
              "database",
              "schema",
              "table",
              "column",
              "entity",
              "level",
              "verdict",
              "confidence",
              "reasons");
      assertThat(column.get("database").asText()).isEqualTo("SHOP_AND_CLINIC");
      assertThat(column.get("verdict").asText()).isIn("IS", "CONTAINS");
      assertThat(column.get("confidence").asDouble()).isBetween(0.0, 1.0);
      assertThat(column.get("reasons")).isNotEmpty();
    }
    for (JsonNode issue : root.get("issues")) {
      assertThat(issue.fieldNames())
          .toIterable()
          .containsExactly("severity", "code", "where", "message");
    }
  }

  @Test
  void tellsNothingBesidesTheObject() {
    assertThat(requireNonNull(ran).out()).startsWith("{").endsWith("}" + System.lineSeparator());
    assertThat(requireNonNull(ran).err()).isEmpty();
  }

  @Test
  void writesAPageThatLoadsNothing() throws IOException {
    String page = Files.readString(folder().resolve("racine-report.html"));
    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("@DATA@", "src=", "@import", "url(", "<link", "fetch(");
    assertThat(page.split("https?://", -1))
        .as("addresses in the page: the namespace of SVG alone")
        .hasSize(2);
  }

  @Test
  void saysThatTheContainingTextsContain() throws IOException {
    assertThat(columns().get("CLINIC.VISIT.CLINICAL_NOTE").get("verdict").asText())
        .isEqualTo("CONTAINS");
  }

  @Test
  void endsWithDoneOrIssues() {
    assertThat(requireNonNull(ran).code()).isIn(ExitCode.DONE, ExitCode.DONE_WITH_ISSUES);
  }
}
