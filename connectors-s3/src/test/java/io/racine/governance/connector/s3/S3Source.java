package io.racine.governance.connector.s3;

import io.racine.governance.connector.file.ContractObjects;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.testkit.connector.BrokenSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The contracts' objects in a bucket. */
interface S3Source extends ContractObjects {
  String BUCKET = "contract";

  /** Fills the bucket once. */
  final class Keeper {
    static final S3Server SERVER = filled();

    private Keeper() {}

    private static S3Server filled() {
      S3Server server = S3Server.shared();
      server.bucket(BUCKET, ContractObjects.objects());
      return server;
    }
  }

  @Override
  default ConnectorFactory factory() {
    return new S3ConnectorFactory();
  }

  @Override
  default Map<String, String> settings() {
    return Keeper.SERVER.settings(BUCKET);
  }

  @Override
  default Map<String, String> secrets() {
    return Map.of("secret-access-key", S3Server.SECRET);
  }

  @Override
  default AssetPath path(String... names) {
    List<String> all = new ArrayList<>(List.of(BUCKET));
    all.addAll(List.of(names));
    return new AssetPath(all);
  }

  @Override
  default List<AssetDescriptor> expectedAssets() {
    List<AssetDescriptor> all =
        new ArrayList<>(List.of(AssetDescriptor.builder(CatalogItemType.DATABASE, path()).build()));
    all.addAll(ContractObjects.super.expectedAssets());
    return all;
  }

  @Override
  default void change() {
    Keeper.SERVER.put(BUCKET, CHANGED, ContractObjects.changed());
  }

  @Override
  default Map<String, BrokenSettings> brokenSettings() {
    return Map.of(
        "wrong access key",
        broken("access-key-id", "racine-no-such-key", secrets(), ConnectorException.LOGIN_REFUSED),
        "wrong secret",
        BrokenSettings.of(
            settings(),
            Map.of("secret-access-key", "racine-wrong-secret"),
            ConnectorException.LOGIN_REFUSED),
        "anonymous",
        BrokenSettings.of(
            Map.of(
                "endpoint",
                Objects.requireNonNull(settings().get("endpoint")),
                "anonymous",
                "true",
                "buckets",
                BUCKET),
            Map.of(),
            ConnectorException.ACCESS_DENIED),
        "no such bucket",
        broken("buckets", "no-such-bucket", secrets(), ConnectorException.NO_SUCH_ASSET),
        "closed port",
        broken("endpoint", "http://127.0.0.1:1", secrets(), ConnectorException.UNREACHABLE));
  }

  private BrokenSettings broken(
      String setting,
      String value,
      Map<String, String> secrets,
      io.racine.governance.spi.ErrorCode code) {
    Map<String, String> settings = new HashMap<>(settings());
    settings.put(setting, value);
    return BrokenSettings.of(settings, secrets, code);
  }
}
