package io.racine.governance.connector.redis;

import io.racine.governance.spi.asset.LogicalType;

/** What the values that were looked at have in common; the values are not kept. */
final class SampledValues {
  private long texts;
  private long documents;
  private long binaries;

  /** Counts one value, or the beginning of it. */
  void add(byte[] bytes, boolean cut) {
    String text = cut ? Bytes.textOfCut(bytes) : Bytes.text(bytes);
    if (text == null) {
      binaries++;
    } else if (!text.isEmpty()) {
      texts++;
      documents += JsonText.isDocument(text, cut) ? 1 : 0;
    }
  }

  LogicalType type() {
    if (binaries > 0) {
      return texts == 0 ? LogicalType.BINARY : LogicalType.TEXT;
    }
    return texts > 0 && documents == texts ? LogicalType.JSON : LogicalType.TEXT;
  }
}
