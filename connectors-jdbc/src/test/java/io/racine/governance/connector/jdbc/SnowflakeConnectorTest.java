package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ValueReader;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Snowflake's own driver against a stand-in: never a proof of what Snowflake does. */
final class SnowflakeConnectorTest {
  private final SnowflakeStub stub = new SnowflakeStub(SnowflakeShop.STATEMENTS);

  @AfterEach
  void stop() {
    stub.close();
  }

  private TestSource source() {
    return TestSource.of(DataSourceType.SNOWFLAKE, stub.url());
  }

  private JdbcConnector connect() {
    return source().login(SnowflakeStub.USER, SnowflakeStub.PASSWORD).connect();
  }

  @Test
  void listsWhatAnAccountTells() {
    try (JdbcConnector connector = connect()) {
      assertThat(connector.verify().attributes()).containsEntry("dialect", "SNOWFLAKE");
      assertThat(TestSource.names(connector))
          .containsExactly(
              "DATABASE SHOP",
              "SCHEMA SHOP.PUBLIC",
              "TABLE SHOP.PUBLIC.CUSTOMER",
              "FUNCTION SHOP.PUBLIC.\"DOUBLED(NUMBER, VARCHAR)\"",
              "TABLE SHOP.PUBLIC.EXT_EVENT",
              "TABLE SHOP.PUBLIC.ORDERS",
              "VIEW SHOP.PUBLIC.REACHABLE",
              "PROCEDURE SHOP.PUBLIC.\"TIDY()\"",
              "TABLE SHOP.PUBLIC.\"odd \"\"name\"");
      AssetDescriptor database = TestSource.find(connector, "SHOP");
      assertThat(database.comment()).hasValue("all that is sold");
      AssetDescriptor customer = TestSource.find(connector, "SHOP.PUBLIC.CUSTOMER");
      assertThat(customer.comment()).hasValue("who buys");
      assertThat(customer.rowEstimate()).hasValue(2);
      assertThat(customer.sizeInBytes()).hasValue(200);
      assertThat(customer.keys())
          .containsExactly(
              KeyDescriptor.primary("CUSTOMER_id_pkey", List.of(FieldPath.of("ID"))),
              KeyDescriptor.unique("CUSTOMER_mail_key", List.of(FieldPath.of("MAIL"))));
      assertThat(TestSource.find(connector, "SHOP.PUBLIC.ORDERS").keys())
          .contains(
              KeyDescriptor.foreign(
                  "ORDERS_customer_id_fkey",
                  List.of(FieldPath.of("CUSTOMER")),
                  AssetPath.of("SHOP", "PUBLIC", "CUSTOMER"),
                  List.of(FieldPath.of("ID"))));
      assertThat(TestSource.find(connector, "SHOP.PUBLIC.EXT_EVENT").attributes())
          .containsEntry("location", "@stage/events/");
      assertThat(TestSource.find(connector, "SHOP.PUBLIC.EXT_EVENT").nativeKind())
          .isEqualTo("external table");
      assertThat(TestSource.find(connector, "SHOP.PUBLIC.REACHABLE").definition())
          .get()
          .asString()
          .contains("SELECT");
      AssetDescriptor routine =
          TestSource.find(connector, "SHOP.PUBLIC.\"DOUBLED(NUMBER, VARCHAR)\"");
      assertThat(routine.definition()).hasValue("a * 2");
      assertThat(routine.attributes()).containsEntry("language", "sql");
    }
  }

  @Test
  void readsEveryTypeInItsCanonicalForm() {
    try (JdbcConnector connector = connect()) {
      AssetDescriptor orders = TestSource.find(connector, "SHOP.PUBLIC.ORDERS");

      assertThat(orders.columns())
          .extracting(ColumnDescriptor::logicalType)
          .containsExactly(
              LogicalType.INTEGER,
              LogicalType.INTEGER,
              LogicalType.DECIMAL,
              LogicalType.FLOAT,
              LogicalType.BOOLEAN,
              LogicalType.DATE,
              LogicalType.TIMESTAMP,
              LogicalType.TIMESTAMP,
              LogicalType.JSON,
              LogicalType.BINARY);
      List<List<String>> rows = TestSource.read(connector, orders).texts();
      assertThat(rows.get(0))
          .containsExactly(
              "1",
              "1",
              "9.50",
              "100000000000000000000",
              "true",
              "2024-02-29",
              "2024-02-29T23:59:59.5",
              "2024-02-29T21:59:59Z",
              "{\"x\":1}",
              "#3");
      assertThat(rows.get(1)).containsOnlyNulls();
    }
  }

  @Test
  void coversEveryRowOnceInParts() {
    try (JdbcConnector connector = connect()) {
      AssetDescriptor customer = TestSource.find(connector, "SHOP.PUBLIC.CUSTOMER");

      List<String> read = new ArrayList<>();
      List<AssetPartition> parts = connector.partitions(customer, PartitionRequest.of(2));
      for (AssetPartition part : parts) {
        TestSource.read(
                connector, part, ReadRequest.builder(ReadMode.FULL, customer.columns()).build())
            .texts()
            .forEach(row -> read.add(row.get(0)));
      }

      assertThat(parts).hasSize(2);
      assertThat(read).containsExactly("1", "2");
    }
  }

  @Test
  void leavesATableWholeWhoseKeysAreTooLargeToCountWith() throws SQLException {
    stub.data.change(
        List.of(
            "CREATE TABLE HUGE (ID HUGEINT PRIMARY KEY)",
            "INSERT INTO HUGE VALUES (1), (99999999999999999999)"));
    try (JdbcConnector connector = connect()) {
      AssetDescriptor huge = TestSource.find(connector, "SHOP.PUBLIC.HUGE");

      assertThat(connector.partitions(huge, PartitionRequest.of(4)))
          .containsExactly(AssetPartition.whole(huge));
    }
  }

  @Test
  void tellsFingerprintsOfPlainTablesAlone() {
    try (JdbcConnector connector = connect()) {
      assertThat(connector.fingerprint(TestSource.find(connector, "SHOP.PUBLIC.CUSTOMER")))
          .get()
          .asString()
          .contains("snowflake:2024-02-29T23:59:59.500000000:2:200:");
      assertThat(connector.fingerprint(TestSource.find(connector, "SHOP.PUBLIC.EXT_EVENT")))
          .isEmpty();
      assertThat(connector.fingerprint(TestSource.find(connector, "SHOP.PUBLIC.REACHABLE")))
          .isEmpty();
    }
  }

  @Test
  void tellsNoFingerprintJustAfterAChange() throws SQLException {
    stub.data.change(List.of("INSERT INTO memory.sf.altered VALUES (now())"));
    try (JdbcConnector connector = connect()) {
      assertThat(connector.fingerprint(TestSource.find(connector, "SHOP.PUBLIC.CUSTOMER")))
          .isEmpty();
    }
  }

  @Test
  void logsInWithASignedKey() throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    TestSource source = source().set("user", SnowflakeStub.USER).secret("private-key", pem);

    try (JdbcConnector stranger = source.connect()) {
      assertRefused(stranger, "the login was refused. Check the settings 'user' and 'password',");
    }
    stub.trust(keys.getPublic());
    try (JdbcConnector connector = source.connect()) {
      assertThat(connector.verify().product()).isEqualTo("Snowflake");
    }
  }

  @Test
  void saysThatAPrivateKeyIsNone() {
    try (JdbcConnector connector =
        source().set("user", "R").secret("private-key", "marker-no-key").connect()) {
      assertThatThrownBy(connector::verify)
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.MISCONFIGURED))
          .hasMessageContaining("the private key cannot be read. Check the settings 'private-key'")
          .hasMessageNotContaining("marker");
    }
  }

  @Test
  void logsInWithATokenAndSaysWhenItHasExpired() {
    try (JdbcConnector connector =
        source().set("user", "R").secret("oauth-token", SnowflakeStub.OAUTH_TOKEN).connect()) {
      assertThat(connector.verify().product()).isEqualTo("Snowflake");
    }
    try (JdbcConnector connector =
        source().set("user", "R").secret("oauth-token", SnowflakeStub.EXPIRED_TOKEN).connect()) {
      assertRefused(
          connector, "the login's token has expired. Give a new one in the setting 'oauth-token'.");
    }
  }

  private static void assertRefused(JdbcConnector connector, String why) {
    assertThatThrownBy(connector::verify)
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> assertThat(e.code()).isEqualTo(ConnectorException.LOGIN_REFUSED))
        .hasMessageContaining(why)
        .hasMessageNotContaining("marker");
  }

  @Test
  void saysThatASessionHasExpiredInMidWork() {
    try (JdbcConnector connector = connect()) {
      AssetDescriptor customer = TestSource.find(connector, "SHOP.PUBLIC.CUSTOMER");
      stub.expireSessions();

      assertThatThrownBy(() -> TestSource.read(connector, customer))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.LOGIN_REFUSED))
          .hasMessageContaining("the login's session or token has expired.");
    }
  }

  @Test
  void saysThatNoWarehouseRuns() {
    try (JdbcConnector connector = connect()) {
      AssetDescriptor customer = TestSource.find(connector, "SHOP.PUBLIC.CUSTOMER");
      stub.fail("000606 57P03");

      assertThatThrownBy(() -> TestSource.read(connector, customer))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.MISCONFIGURED))
          .hasMessageContaining("Name one in the setting 'warehouse'");
    }
  }

  @Test
  void saysThatTheRoleMayNotRead() {
    try (JdbcConnector connector = connect()) {
      AssetDescriptor customer = TestSource.find(connector, "SHOP.PUBLIC.CUSTOMER");
      stub.fail("003001 42501");

      assertThatThrownBy(() -> TestSource.read(connector, customer))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.ACCESS_DENIED));
    }
  }

  @Test
  void sendsWarehouseRoleAndJsonAndAsksNoCloudWhereItRuns() {
    try (JdbcConnector connector =
        source()
            .login(SnowflakeStub.USER, SnowflakeStub.PASSWORD)
            .set("warehouse", "SMALL")
            .set("role", "READERS")
            .connect()) {
      connector.verify();
    }

    JsonNode login = stub.logins.get(0);
    assertThat(login.at("/SESSION_PARAMETERS/JDBC_QUERY_RESULT_FORMAT").asText()).isEqualTo("JSON");
    assertThat(login.at("/CLIENT_ENVIRONMENT/warehouse").asText()).isEqualTo("SMALL");
    assertThat(login.at("/CLIENT_ENVIRONMENT/role").asText()).isEqualTo("READERS");
    assertThat(DriverDefaults.of(stub.url(), 10))
        .containsEntry("disablePlatformDetection", "true")
        .containsEntry("CLIENT_OUT_OF_BAND_TELEMETRY_ENABLED", "false")
        .containsEntry("htapOOBTelemetryEnabled", "false");
    assertThat(DriverDefaults.of(stub.url() + "&disablePlatformDetection=false", 10))
        .doesNotContainKey("disablePlatformDetection");
  }

  @Test
  void refusesSettingsThatDoNotFit() {
    assertThatThrownBy(
            () -> TestSource.of(DataSourceType.H2, "jdbc:h2:mem:x").set("role", "R").connect())
        .hasMessage(
            "Cannot use 'shop-db': only Snowflake knows the settings ['role']. Leave them out, or"
                + " correct the setting 'url'.");
    assertThatThrownBy(
            () -> source().secret("private-key", "k").secret("oauth-token", "t").connect())
        .hasMessage(
            "Cannot use 'shop-db': it has both the setting 'private-key' and the setting"
                + " 'oauth-token'. Give one of them.");
    assertThat(
            JdbcSettings.SCHEMA.problems(
                Map.of("url", "jdbc:snowflake://a/?private_key_base64=marker-4711"), List.of()))
        .hasSize(1);
  }

  @Test
  @Timeout(30)
  void cancelReachesTheServer() throws Exception {
    try (JdbcConnector connector = connect()) {
      AssetDescriptor orders = TestSource.find(connector, "SHOP.PUBLIC.ORDERS");
      stub.data.change(
          List.of(
              "CREATE VIEW SLOW AS SELECT A.RANGE AS ID FROM RANGE(200000) A WHERE NOT EXISTS"
                  + " (SELECT 1 FROM RANGE(200000) B WHERE A.RANGE * B.RANGE % 7919 = 7920)"));
      AssetDescriptor slow = TestSource.find(connector, "SHOP.PUBLIC.SLOW");
      try (ValueReader reader =
          connector.open(
              AssetPartition.whole(slow),
              ReadRequest.builder(ReadMode.FULL, slow.columns()).build())) {
        CompletableFuture<Void> reading = CompletableFuture.runAsync(reader::next);
        assertThatThrownBy(() -> reading.get(700, TimeUnit.MILLISECONDS))
            .isInstanceOf(TimeoutException.class);

        reader.cancel();

        assertThatThrownBy(() -> reading.get(2, TimeUnit.SECONDS))
            .cause()
            .isInstanceOfSatisfying(
                ConnectorException.class,
                e -> assertThat(e.code()).isEqualTo(ConnectorException.CANCELED));
      }
      assertThat(stub.requests).contains("/queries/v1/abort-request");
      assertThat(TestSource.read(connector, orders).texts()).hasSize(2);
    }
  }

  @Test
  void takesTypesOutOfSignatures() {
    assertThat(SnowflakeSignature.types("()")).isEmpty();
    assertThat(SnowflakeSignature.types("(A NUMBER, \"b, c\" NUMBER(10,2), D TABLE (X NUMBER))"))
        .isEqualTo("NUMBER, NUMBER(10,2), TABLE (X NUMBER)");
    assertThat(SnowflakeSignature.types("(A VARCHAR DEFAULT 'x')")).isEqualTo("VARCHAR");
  }
}
