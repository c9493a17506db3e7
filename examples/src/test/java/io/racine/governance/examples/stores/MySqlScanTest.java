package io.racine.governance.examples.stores;

import java.nio.file.Path;
import java.sql.SQLException;

final class MySqlScanTest extends StoreScanContract {
  @Override
  ScannedStore start(String password, Path home) throws SQLException {
    return MySqlStore.start(password);
  }
}
