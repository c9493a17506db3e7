package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.ColumnDescriptor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short mark of a table's columns, so that a fingerprint changes with them. */
final class Shape {
  private static final int BYTES = 12;

  private Shape() {}

  static String of(AssetDescriptor asset) {
    var text = new StringBuilder();
    for (ColumnDescriptor column : asset.columns()) {
      text.append(column.path()).append(' ').append(column.nativeType()).append('\n');
    }
    return of(text.toString());
  }

  static String of(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
