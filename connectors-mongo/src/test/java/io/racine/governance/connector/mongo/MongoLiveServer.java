package io.racine.governance.connector.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.UUID;

/**
 * A mongod, for whoever has one: {@code mvn -pl connectors-mongo -am -Pmongo-live verify}.
 *
 * <p>From the environment it takes {@code RACINE_MONGO_URL}, without a login, and where one is
 * wanted {@code RACINE_MONGO_USER} and {@code RACINE_MONGO_PASSWORD}. Each test works in a database
 * of its own, whose name begins with {@code racine_} and which is dropped; the login must be
 * allowed that, and for the fingerprints to read statistics, as {@code readWriteAnyDatabase} with
 * {@code dbAdminAnyDatabase} and {@code clusterMonitor} are.
 */
final class MongoLiveServer {
  private MongoLiveServer() {}

  static MongoHome newHome() {
    String url = System.getenv("RACINE_MONGO_URL");
    assertThat(url).as("environment variable RACINE_MONGO_URL").isNotBlank();
    String name = "racine_" + UUID.randomUUID().toString().replace("-", "");
    TestSource source = new TestSource().set("url", url).set("databases", name);
    MongoClientSettings.Builder settings =
        MongoClientSettings.builder().applyConnectionString(new ConnectionString(url));
    String user = System.getenv("RACINE_MONGO_USER");
    if (user != null) {
      String password = System.getenv("RACINE_MONGO_PASSWORD");
      assertThat(password).as("environment variable RACINE_MONGO_PASSWORD").isNotBlank();
      source.set("user", user).secret("password", password);
      settings.credential(MongoCredential.createCredential(user, "admin", password.toCharArray()));
    }
    MongoClient client = MongoClients.create(settings.build());
    MongoDatabase database = client.getDatabase(name);
    return new MongoHome(database, source, () -> 0, () -> drop(client, database));
  }

  private static void drop(MongoClient client, MongoDatabase database) {
    try (client) {
      database.drop();
    }
  }
}
