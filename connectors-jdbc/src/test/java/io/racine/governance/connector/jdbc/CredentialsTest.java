package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://host/db?user=u&password=marker-4711",
        "jdbc:postgresql://host/db?PASSWORD=marker-4711",
        "jdbc:postgresql://host/db?pass%77ord=marker-4711",
        "jdbc:postgresql://host/db?pass%2577ord=marker-4711",
        "jdbc:postgresql://host/db?p%61ssword%3Dmarker-4711",
        "jdbc:postgresql://host/db?sslpassword=marker-4711",
        "jdbc:postgresql://u:marker-4711@host/db",
        "jdbc:mysql://u:marker-4711@host/db",
        "jdbc:mysql://u:marker/4711@host/db",
        "jdbc:mysql://u%3Amarker-4711%40host/db",
        "jdbc:mysql://address=(host=h)(user=u)(password=marker-4711)/db",
        "jdbc:mysql://(host=h,user=u, password = marker-4711)/db",
        "jdbc:mysql://host/db?password2=marker-4711",
        "jdbc:mysql://host/db?trustCertificateKeyStorePassword=marker-4711",
        "jdbc:mariadb://host/db?user=u&pwd=marker-4711",
        "jdbc:mysql:loadbalance://h1,u:marker-4711@h2/db",
        "jdbc:h2:mem:x;USER=sa;PASSWORD=marker-4711",
        "jdbc:h2:mem:x;password=",
        "jdbc:sqlserver://host;user=sa;Password={marker-4711}",
        "jdbc:sqlserver://host;Pwd=marker-4711",
        "jdbc:oracle:thin:scott/marker-4711@host:1521:sid",
        "jdbc:oracle:thin:scott/marker-4711@//host:1521/service",
        "jdbc:db2://host:50000/db:user=u;password=marker-4711;",
        "jdbc:derby:db;user=u;password=marker-4711",
        "jdbc:snowflake://account/?token=marker-4711",
        "jdbc:snowflake://account/?private_key_pwd=marker-4711",
        "jdbc:databricks://host;auth_accesstoken=marker-4711",
        "jdbc:sqlite:file.db?cipher=x&hexkey=1&passphrase=marker-4711"
      })
  void refusesAUrlWithCredentialsWithoutRepeatingIt(String url) {
    List<String> problems = JdbcSettings.SCHEMA.problems(Map.of("url", url), List.of());

    assertThat(problems)
        .containsExactly(
            "setting 'url' must not carry credentials; give them in the settings 'user' and"
                + " 'password'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://host:5432/db?user=reader&sslmode=require",
        "jdbc:postgresql://[::1]:5432/db",
        "jdbc:postgresql:db",
        "jdbc:mysql://host:3306/db?passwordCharacterEncoding=UTF-8&allowPublicKeyRetrieval=true",
        "jdbc:mysql://address=(host=h)(port=3306)/db",
        "jdbc:mariadb://host/db?disconnectOnExpiredPasswords=false",
        "jdbc:mysql://reader@host/db",
        "jdbc:h2:file:~/data/a@b;IFEXISTS=TRUE;PASSWORD_HASH=TRUE",
        "jdbc:sqlite:/data/pass/token.db",
        "jdbc:oracle:thin:@host:1521:sid",
        "jdbc:oracle:thin:@//host:1521/service",
        "jdbc:oracle:thin:/@wallet"
      })
  void acceptsAUrlWithout(String url) {
    assertThat(JdbcSettings.SCHEMA.problems(Map.of("url", url), List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=marker-4711",
        "ssl=true, sslPassword=marker-4711",
        "TrustStorePassword=marker-4711",
        "accessToken=marker-4711",
        "secretKey=marker-4711",
        "pass=marker-4711"
      })
  void refusesSecretsAmongPropertiesWithoutRepeatingThem(String properties) {
    assertThat(JdbcSettings.SCHEMA.problems(Map.of("properties", properties), List.of()))
        .containsExactly(
            "setting 'properties' must not hold secrets; give the password in the setting"
                + " 'password', or hand in a DataSource");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql://host/db", "host", " jdbc:h2:mem:x", "JDBC:h2:mem:x"})
  void refusesWhatIsNoJdbcUrlWithoutRepeatingIt(String url) {
    assertThat(JdbcSettings.SCHEMA.problems(Map.of("url", url), List.of()))
        .containsExactly("setting 'url' must begin with 'jdbc:' and end without blanks");
  }
}
