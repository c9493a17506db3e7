package io.racine.governance.connector.jdbc;

import org.junit.jupiter.api.Tag;

@Tag("mysql")
final class MySqlFaultsTest extends MySqlFaultsContract {
  @Override
  MySqlHost host() {
    return MySqlHost.mySql("faults");
  }
}
