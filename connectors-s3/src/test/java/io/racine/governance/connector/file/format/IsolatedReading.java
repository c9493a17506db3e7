package io.racine.governance.connector.file.format;

import io.racine.governance.spi.connector.ReadMode;

/** Reads with nothing else on the class path than what the library itself brings. */
public final class IsolatedReading {
  private IsolatedReading() {}

  /** Returns how many rows an object has, or what to do so that it can be read. */
  public static String read(String format, byte[] bytes) throws Exception {
    RecordFormat found = Formats.standard().find(format).orElseThrow();
    try {
      ReadTable table =
          ReadTable.read(found, ReadTable.object("x", bytes), "", ReadMode.FULL, 1_000);
      return table.rows().size() + " rows";
    } catch (FormatProblem e) {
      return e.kind() + ": " + e.why() + ". " + e.remedy() + ".";
    }
  }
}
