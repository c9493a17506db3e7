package io.racine.governance.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.connector.ConnectorException;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ErrorsTest {
  private static final ErrorCode CODE = ErrorCode.of("store.lost", ErrorKind.STORE);

  @ParameterizedTest
  @ValueSource(strings = {"a.b", "connector.no-such-asset", "a1.b-2.c"})
  void aCodeIsDottedLowerKebab(String text) {
    assertThat(ErrorCode.of(text, ErrorKind.BUG)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "connector", "Connector.x", "connector.", ".x", "a..b", "a.1", "a b.c"})
  void aCodeIsNothingElse(String text) {
    assertThatThrownBy(() -> ErrorCode.of(text, ErrorKind.BUG))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Error code must be dotted lower-kebab text but was '" + text + "'");
  }

  @Test
  void theCodesOfAConnectorAreTheseAndDiffer() throws IllegalAccessException {
    Set<String> codes = new TreeSet<>();
    for (Field field : ConnectorException.class.getFields()) {
      if (field.getType() == ErrorCode.class) {
        ErrorCode code = (ErrorCode) field.get(null);
        codes.add(code + " " + code.kind());
      }
    }

    assertThat(codes)
        .containsExactly(
            "connector.access-denied SOURCE",
            "connector.canceled SOURCE",
            "connector.connection-lost SOURCE",
            "connector.driver-missing HOST_CONFIG",
            "connector.login-refused SOURCE",
            "connector.misconfigured HOST_CONFIG",
            "connector.no-such-asset SOURCE",
            "connector.overloaded SOURCE",
            "connector.source-failed SOURCE",
            "connector.timed-out SOURCE",
            "connector.unreachable SOURCE");
  }

  @Test
  void aConnectorsExceptionSaysWhereAndAddsTheDiagnosis() {
    ConnectorException exception =
        new ConnectorException(
            ConnectorException.ACCESS_DENIED,
            SourceName.of("warehouse"),
            AssetPath.of("hr", "pay"),
            "Cannot read hr.pay of 'warehouse'",
            "SQLState 42501");

    assertThat(exception).hasMessage("Cannot read hr.pay of 'warehouse' (SQLState 42501)");
    assertThat(exception).hasNoCause();
    assertThat(exception.asset()).hasValue(AssetPath.of("hr", "pay"));
    assertThat(exception.diagnosis()).hasValue("SQLState 42501");
    assertThat(exception.kind()).isEqualTo(ErrorKind.SOURCE);
  }

  @Test
  void onlyWhatMayPassByItselfIsTransient() throws IllegalAccessException {
    Set<String> codes = new TreeSet<>();
    for (Field field : ConnectorException.class.getFields()) {
      if (field.getType() == ErrorCode.class
          && exception((ErrorCode) field.get(null)).isTransient()) {
        codes.add(((ErrorCode) field.get(null)).text());
      }
    }

    assertThat(codes)
        .containsExactly(
            "connector.connection-lost", "connector.overloaded", "connector.unreachable");
  }

  private static ConnectorException exception(ErrorCode code) {
    return new ConnectorException(code, SourceName.of("warehouse"), null, "Cannot read", null);
  }

  @Test
  void anIssueSaysHowMuchWhatAndWhere() {
    Issue issue = Issue.warning(CODE, "It was lost").at("shop.customer");

    assertThat(issue).hasToString("WARNING store.lost at shop.customer: It was lost");
    assertThat(Issue.notice(CODE, "It was lost"))
        .hasToString("NOTICE store.lost: It was lost")
        .isNotEqualTo(issue);
    assertThat(Issue.from(new GovernanceException(CODE, "Lost")))
        .isEqualTo(Issue.error(CODE, "Lost"));
    assertThat(Serialized.copy(issue)).isEqualTo(issue).hasSameHashCodeAs(issue);
  }
}
