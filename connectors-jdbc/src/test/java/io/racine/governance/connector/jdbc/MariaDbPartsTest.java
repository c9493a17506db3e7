package io.racine.governance.connector.jdbc;

final class MariaDbPartsTest extends MySqlPartsContract {
  @Override
  MySqlHost host() {
    return MySqlHost.mariaDb("parts");
  }
}
