package io.racine.governance.connector.jdbc;

final class MariaDbCatalogTest extends MySqlCatalogContract {
  @Override
  MySqlHost host() {
    return MySqlHost.mariaDb("facts");
  }
}
