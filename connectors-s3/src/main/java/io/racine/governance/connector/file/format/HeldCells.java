package io.racine.governance.connector.file.format;

import java.util.ArrayList;
import java.util.List;

/** Holds the cells of a row that may yet turn out to be none. */
final class HeldCells implements CellSink {
  private final List<Cell> cells = new ArrayList<>();

  private record Cell(int column, String text, boolean cut) {}

  @Override
  public void text(int column, String text, boolean cut) {
    cells.add(new Cell(column, text, cut));
  }

  @Override
  public void binary(int column, long lengthInBytes) {
    throw new IllegalStateException("Text formats hold no bytes");
  }

  void release(CellSink into) {
    cells.forEach(cell -> into.text(cell.column(), cell.text(), cell.cut()));
    clear();
  }

  void clear() {
    cells.clear();
  }
}
