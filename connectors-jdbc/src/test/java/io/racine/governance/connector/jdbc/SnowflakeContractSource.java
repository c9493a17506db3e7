package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.testkit.connector.BrokenSettings;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The contracts' shop in the stand-in for Snowflake, behind Snowflake's own driver. */
interface SnowflakeContractSource extends ContractSource {
  /** Starts the stand-in once; it ends with the tests. */
  final class Keeper {
    static final SnowflakeStub STUB =
        new SnowflakeStub(
            ContractSource.statements("blob", "'\\x01\\x02\\x03'::blob").stream()
                .map(SnowflakeStubData::upper)
                .toList());

    private Keeper() {}
  }

  @Override
  default DataSourceType type() {
    return DataSourceType.SNOWFLAKE;
  }

  @Override
  default Map<String, String> settings() {
    return Map.of("url", Keeper.STUB.url(), "user", SnowflakeStub.USER);
  }

  @Override
  default Map<String, String> secrets() {
    return Map.of("password", SnowflakeStub.PASSWORD);
  }

  @Override
  default AssetPath home() {
    return AssetPath.of("SHOP", "PUBLIC");
  }

  @Override
  default String named(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  @Override
  default List<String> indexes() {
    return List.of();
  }

  @Override
  default int openResources() {
    return Keeper.STUB.openSessions();
  }

  @Override
  default Map<String, BrokenSettings> brokenSettings() {
    return Map.of(
        "wrong password",
        BrokenSettings.of(
            settings(),
            Map.of("password", "marker-wrong-password"),
            ConnectorException.LOGIN_REFUSED),
        "expired token",
        BrokenSettings.of(
            settings(),
            Map.of("oauth-token", SnowflakeStub.EXPIRED_TOKEN),
            ConnectorException.LOGIN_REFUSED),
        "wrong host",
        BrokenSettings.of(
            Map.of(
                "url",
                "jdbc:snowflake://127.0.0.1:1/?account=testing&ssl=off",
                "user",
                SnowflakeStub.USER,
                "connect-timeout",
                "PT1S"),
            secrets(),
            ConnectorException.UNREACHABLE,
            ConnectorException.TIMED_OUT));
  }

  @Override
  default void change() {
    try {
      Keeper.STUB.data.change(
          List.of(
              "UPDATE CUSTOMER SET CREDIT = CREDIT + 1 WHERE ID = 1",
              "UPDATE CUSTOMER SET CREDIT = CREDIT - 1 WHERE ID = 1",
              "INSERT INTO memory.sf.altered SELECT MAX(moment) + INTERVAL 1 SECOND"
                  + " FROM memory.sf.altered"));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
