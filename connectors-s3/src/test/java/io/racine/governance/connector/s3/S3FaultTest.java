package io.racine.governance.connector.s3;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.testkit.connector.ExpectedRows;
import io.racine.governance.testkit.connector.FaultContract;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A table of three objects, with a thousand letters of 90 characters each, on a server that the
 * contract puts a proxy before.
 */
final class S3FaultTest extends FaultContract {
  private static final String BUCKET = "letters";
  private static final int DAYS = 3;
  private static final int LETTERS_OF_A_DAY = 334;

  /** Fills the bucket once. */
  private static final class Keeper {
    static final S3Server SERVER = filled();

    private static S3Server filled() {
      S3Server server = S3Server.shared();
      Map<String, byte[]> objects = new HashMap<>();
      for (int day = 0; day < DAYS; day++) {
        objects.put(
            "letter_2024-01-0" + (day + 1) + ".jsonl",
            letters(day).getBytes(StandardCharsets.UTF_8));
      }
      server.bucket(BUCKET, objects);
      return server;
    }

    private static String letters(int day) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < LETTERS_OF_A_DAY; i++) {
        int number = day * LETTERS_OF_A_DAY + i;
        String body = number == 7 ? "null" : "\"" + body(number) + "\"";
        lines.append("{\"id\":").append(number).append(",\"body\":").append(body).append("}\n");
      }
      return lines.toString();
    }
  }

  /** A text that nobody can guess or compress. */
  private static String body(int number) {
    return new Random(number)
        .ints(90, 0, 36)
        .mapToObj(digit -> Character.toString(Character.forDigit(digit, 36)))
        .reduce("", String::concat);
  }

  @Override
  public ConnectorFactory factory() {
    return new S3ConnectorFactory();
  }

  @Override
  public Set<Class<?>> capabilities() {
    return Set.of(SupportsPartitions.class, SupportsFingerprints.class);
  }

  @Override
  public InetSocketAddress server() {
    return new InetSocketAddress("127.0.0.1", Keeper.SERVER.port());
  }

  @Override
  public Map<String, String> settings() {
    return settingsAt("127.0.0.1", Keeper.SERVER.port());
  }

  @Override
  public Map<String, String> settingsAt(String host, int port) {
    Map<String, String> settings = new HashMap<>(Keeper.SERVER.settings(BUCKET));
    settings.put("endpoint", "http://" + host + ":" + port);
    settings.put("connect-timeout", "PT1S");
    settings.put("read-timeout", "PT1S");
    settings.put("max-attempts", "1");
    return settings;
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of("secret-access-key", S3Server.SECRET);
  }

  @Override
  public Duration connectTimeLimit() {
    return Duration.ofSeconds(1);
  }

  private static AssetPath letter() {
    return AssetPath.of(BUCKET, "letter_{date}.jsonl");
  }

  @Override
  public List<AssetDescriptor> expectedAssets() {
    return List.of(
        AssetDescriptor.builder(CatalogItemType.DATABASE, AssetPath.of(BUCKET)).build(),
        AssetDescriptor.builder(CatalogItemType.TABLE, letter())
            .columns(
                List.of(
                    ColumnDescriptor.of("id", LogicalType.INTEGER),
                    ColumnDescriptor.of("body", LogicalType.TEXT)))
            .build());
  }

  @Override
  public List<ExpectedRows> expectedRows() {
    ExpectedRows rows = ExpectedRows.of(letter());
    for (int i = 0; i < DAYS * LETTERS_OF_A_DAY; i++) {
      rows.row(i, i == 7 ? null : body(i));
    }
    return List.of(rows);
  }
}
