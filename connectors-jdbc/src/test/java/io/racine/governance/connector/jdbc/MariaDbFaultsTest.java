package io.racine.governance.connector.jdbc;

final class MariaDbFaultsTest extends MySqlFaultsContract {
  @Override
  MySqlHost host() {
    return MySqlHost.mariaDb("faults");
  }
}
