package io.racine.governance.connector.jdbc;

import org.junit.jupiter.api.Tag;

@Tag("mysql")
final class MySqlCatalogTest extends MySqlCatalogContract {
  @Override
  MySqlHost host() {
    return MySqlHost.mySql("facts");
  }
}
