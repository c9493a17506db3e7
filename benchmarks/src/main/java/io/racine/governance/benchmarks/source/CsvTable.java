package io.racine.governance.benchmarks.source;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.racine.governance.spi.asset.DataSourceType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A CSV file, read by FastCSV. */
final class CsvTable implements RatedTable {
  private static final String NAME = "rows.csv";
  private final Path folder;

  private CsvTable(Path folder) {
    this.folder = folder;
  }

  static CsvTable make(long rows) throws IOException {
    var table = new CsvTable(Files.createTempDirectory("racine-rate"));
    try (BufferedWriter file = Files.newBufferedWriter(table.file())) {
      file.write(String.join(",", TestRows.COLUMNS) + "\n");
      for (long i = 0; i < rows; i++) {
        file.write(String.join(",", TestRows.row(i)) + "\n");
      }
    }
    return table;
  }

  private Path file() {
    return folder.resolve(NAME);
  }

  @Override
  public MeasuredSource source() {
    return MeasuredSource.of(DataSourceType.FILES, Map.of("folder", folder.toString()));
  }

  @Override
  public String table() {
    return NAME;
  }

  @Override
  public Volume readBare() {
    long rows = -1;
    long characters = 0;
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file())) {
      for (CsvRecord line : reader) {
        if (++rows > 0) {
          for (int i = 0; i < line.getFieldCount(); i++) {
            characters += line.getField(i).length();
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Volume(rows, characters);
  }

  @Override
  public void close() {
    TemporaryFolder.delete(folder);
  }
}
