package io.racine.governance.examples.connector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one file, narrowed to some columns; an empty cell and a missing one are null. */
final class TsvRows implements AutoCloseable {
  private final BufferedReader lines;
  private final List<Integer> positions;

  private TsvRows(BufferedReader lines, List<Integer> positions) {
    this.lines = lines;
    this.positions = positions;
  }

  static TsvRows open(Path file, List<String> columns) throws IOException {
    BufferedReader lines = Files.newBufferedReader(file);
    try {
      String header = lines.readLine();
      List<String> names = header == null ? List.of() : Arrays.asList(header.split("\t", -1));
      return new TsvRows(lines, columns.stream().map(names::indexOf).toList());
    } catch (IOException e) {
      lines.close();
      throw e;
    }
  }

  /** Returns the next row in the order of the columns asked for, or null at the end. */
  @Nullable List<@Nullable String> next() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      return null;
    }
    String[] cells = line.split("\t", -1);
    List<@Nullable String> row = new ArrayList<>();
    for (int position : positions) {
      boolean present = position >= 0 && position < cells.length && !cells[position].isEmpty();
      row.add(present ? cells[position] : null);
    }
    return row;
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
