package io.racine.governance.connector.jdbc;

import org.junit.jupiter.api.Tag;

@Tag("mysql")
final class MySqlPartsTest extends MySqlPartsContract {
  @Override
  MySqlHost host() {
    return MySqlHost.mySql("parts");
  }
}
