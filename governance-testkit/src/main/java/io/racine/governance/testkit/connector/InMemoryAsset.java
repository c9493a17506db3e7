package io.racine.governance.testkit.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.connector.Fingerprint;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One asset of an {@link InMemorySource} with the rows it holds, if it holds any. */
final class InMemoryAsset {
  private final AssetDescriptor descriptor;
  private final InMemoryRows rows;
  private volatile @Nullable Fingerprint fingerprint;

  InMemoryAsset(AssetDescriptor descriptor, InMemoryRows rows) {
    this.descriptor = descriptor;
    this.rows = rows;
  }

  static InMemoryAsset withoutRows(AssetDescriptor descriptor) {
    return new InMemoryAsset(descriptor, InMemoryRows.of(List.of()));
  }

  AssetDescriptor descriptor() {
    return descriptor;
  }

  InMemoryRows rows() {
    return rows;
  }

  /** From the content alone, so that it is the same after a restart of the JVM. */
  Fingerprint fingerprint() {
    Fingerprint known = fingerprint;
    if (known == null) {
      known = Fingerprint.of(HexFormat.of().formatHex(digest()));
      fingerprint = known;
    }
    return known;
  }

  private byte[] digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (ColumnDescriptor column : descriptor.columns()) {
        add(digest, column.path() + " " + column.logicalType() + " " + column.nativeType());
      }
      for (long i = 0; i < rows.size(); i++) {
        for (Object value : rows.row(i)) {
          add(digest, value);
        }
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, @Nullable Object value) {
    byte[] bytes =
        value instanceof byte[] binary
            ? binary
            : value == null ? new byte[0] : value.toString().getBytes(UTF_8);
    digest.update((value == null ? "-" : bytes.length + ":").getBytes(UTF_8));
    digest.update(bytes);
  }
}
