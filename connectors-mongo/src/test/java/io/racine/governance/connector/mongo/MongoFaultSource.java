package io.racine.governance.connector.mongo;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.testkit.connector.ExpectedRows;
import io.racine.governance.testkit.connector.FaultFixture;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bson.Document;

/**
 * A collection of 700 letters of 90 characters each, on a server that the contract puts a proxy
 * before.
 *
 * <p>How many cursors stay open is not told: what a cut leaves on a server is forgotten there in
 * its own time, for nobody can ask it to.
 */
interface MongoFaultSource extends FaultFixture {
  int LETTERS = 700;

  /** Returns the database, filled. */
  MongoHome home();

  /** Fills it, once for each server; with texts that nobody can guess or compress. */
  static MongoHome filled(MongoHome home) {
    List<Document> letters = new ArrayList<>();
    for (int i = 0; i < LETTERS; i++) {
      letters.add(new Document("_id", i).append("body", body(i)));
    }
    home.database().getCollection("letter").insertMany(letters);
    return home;
  }

  private static String body(int number) {
    if (number == 7) {
      return null;
    }
    Random random = new Random(number);
    StringBuilder body = new StringBuilder();
    while (body.length() < 90) {
      body.append(Character.forDigit(random.nextInt(36), 36));
    }
    return body.toString();
  }

  @Override
  default ConnectorFactory factory() {
    return new MongoConnectorFactory();
  }

  @Override
  default Set<Class<?>> capabilities() {
    return Set.of(SupportsPartitions.class, SupportsFingerprints.class);
  }

  @Override
  default Map<String, String> settings() {
    return home().source().settings();
  }

  @Override
  default Map<String, String> secrets() {
    return home().source().secrets();
  }

  @Override
  default InetSocketAddress server() {
    String hosts = settings().get("hosts");
    int colon = hosts.indexOf(':');
    return new InetSocketAddress(
        hosts.substring(0, colon), Integer.parseInt(hosts.substring(colon + 1)));
  }

  @Override
  default Map<String, String> settingsAt(String host, int port) {
    Map<String, String> settings = new LinkedHashMap<>(settings());
    settings.put("hosts", host + ":" + port);
    settings.put("connect-timeout", connectTimeLimit().toString());
    return settings;
  }

  @Override
  default Duration connectTimeLimit() {
    return Duration.ofSeconds(1);
  }

  @Override
  default List<AssetDescriptor> expectedAssets() {
    AssetPath database = AssetPath.of(home().name());
    AssetPath letter = database.child("letter");
    return List.of(
        AssetDescriptor.builder(CatalogItemType.DATABASE, database).build(),
        AssetDescriptor.builder(CatalogItemType.TABLE, letter)
            .columns(
                List.of(
                    ColumnDescriptor.of("_id", LogicalType.INTEGER),
                    ColumnDescriptor.of("body", LogicalType.TEXT),
                    ColumnDescriptor.of("*", LogicalType.JSON)))
            .build(),
        AssetDescriptor.builder(CatalogItemType.INDEX, letter.child("_id_")).build());
  }

  @Override
  default List<ExpectedRows> expectedRows() {
    ExpectedRows rows = ExpectedRows.of(AssetPath.of(home().name(), "letter"));
    for (int i = 0; i < LETTERS; i++) {
      rows.row(i, body(i), null);
    }
    return List.of(rows);
  }
}
