package io.racine.governance.examples.stores;

import io.racine.governance.connector.jdbc.SnowflakeStub;
import java.sql.SQLException;
import java.util.List;

/** Tables of the stand-in for Snowflake, behind Snowflake's own driver; a broken one is denied. */
final class SnowflakeStore implements ScannedStore {
  private final SnowflakeStub stub = new SnowflakeStub(List.of());

  SnowflakeStore(String password) {
    stub.expectPassword(password);
  }

  @Override
  public List<String> arguments() {
    return login(stub.url());
  }

  @Override
  public List<String> nowhere() {
    return login(
        "jdbc:snowflake://127.0.0.1:"
            + StoreScanContract.CLOSED_PORT
            + "/?account=testing&ssl=off&loginTimeout=1");
  }

  private static List<String> login(String url) {
    return StoreScanContract.login(url, SnowflakeStub.USER);
  }

  @Override
  public void fill(String table, List<String> values) throws SQLException {
    stub.fill(table, "entry", values);
  }

  @Override
  public void spoil(String table) {
    stub.deny(table);
  }

  @Override
  public String path(String table) {
    return "SHOP.PUBLIC." + table;
  }

  @Override
  public void close() {
    stub.close();
  }
}
