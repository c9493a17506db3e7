package io.racine.governance.connector.mongo;

import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.testkit.connector.BrokenSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/** The shop in the engine of DocumentDB, read by a user who may do nothing else. */
interface DocumentDbContractSource extends MongoContractSource {
  /** Fills the database once. */
  final class Keeper {
    static final MongoHome HOME = MongoContractSource.filled(MongoHome.onDocumentDb("shop"));

    private Keeper() {}
  }

  @Override
  default MongoHome home() {
    return Keeper.HOME;
  }

  @Override
  default Map<String, BrokenSettings> brokenSettings() {
    Map<String, String> nobody = new LinkedHashMap<>(settings());
    nobody.remove("user");
    Map<String, BrokenSettings> broken =
        new LinkedHashMap<>(MongoContractSource.super.brokenSettings());
    broken.put(
        "wrong password",
        BrokenSettings.of(
            settings(),
            Map.of("password", "marker-wrong-password"),
            ConnectorException.LOGIN_REFUSED));
    broken.put(
        "a way to log in that the server does not offer",
        BrokenSettings.of(
            with("auth-mechanism", "scram-sha-1"), secrets(), ConnectorException.LOGIN_REFUSED));
    broken.put("no login", BrokenSettings.of(nobody, Map.of(), ConnectorException.LOGIN_REFUSED));
    return broken;
  }
}
