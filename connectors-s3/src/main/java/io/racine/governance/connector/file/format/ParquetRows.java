package io.racine.governance.connector.file.format;

import com.fasterxml.jackson.core.JsonFactory;
import io.racine.governance.spi.connector.ReadMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The rows of the row groups of a Parquet file, all of them or some stretches. */
final class ParquetRows implements Rows {
  /** All columns together fetch ahead no more than this. */
  private static final int AHEAD = 16 << 20;

  private static final int LEAST_AHEAD = 4 << 10;
  private static final int MOST_AHEAD = 1 << 20;

  /** When a page or two is all that is wanted of a column. */
  private static final int SAMPLE_AHEAD = 32 << 10;

  private final ParquetFile file;
  private final RecordRequest request;
  private final Columns columns;
  private final JsonFactory factory;
  private final List<Stretch> stretches;
  private List<ParquetCells> cells = List.of();
  private int next;
  private long rowsLeft;

  /**
   * Some rows of one row group.
   *
   * @param group which row group
   * @param from the first of its rows
   * @param rows how many
   */
  private record Stretch(int group, long from, long rows) {}

  ParquetRows(ObjectBytes object, RecordRequest request, long from, long to)
      throws IOException, FormatProblem {
    this.file = ParquetFile.read(object, request.limits());
    this.request = request;
    this.columns = Columns.of(request);
    this.factory = JsonCells.factory(request.limits());
    this.stretches = stretches(from, to);
  }

  private List<Stretch> stretches(long from, long to) {
    List<Stretch> all = new ArrayList<>();
    long rows = 0;
    for (int i = 0; i < file.groups().size(); i++) {
      ParquetFile.Group group = file.groups().get(i);
      if (group.begin() >= from && group.begin() < to && group.rows() > 0) {
        all.add(new Stretch(i, 0, group.rows()));
        rows += group.rows();
      }
    }
    if (request.mode() != ReadMode.RANDOM || rows <= request.maxRows()) {
      return all;
    }
    return chosen(all, rows);
  }

  /**
   * Chooses stretches at random. Each costs a page and a dictionary of every column, and a page has
   * as many rows as a whole sample: few stretches, then.
   */
  private List<Stretch> chosen(List<Stretch> groups, long rows) {
    SplittableRandom random = new SplittableRandom(request.seed());
    int places = Math.max(1, request.places());
    long each = (request.maxRows() + places - 1) / places;
    long stratum = Math.max(each, rows / places);
    List<Stretch> chosen = new ArrayList<>();
    for (int i = 0; i < places; i++) {
      long at = i * stratum + (stratum > each ? random.nextLong(stratum - each) : 0);
      for (Stretch group : groups) {
        if (at < group.rows()) {
          choose(group, at, each, chosen);
          break;
        }
        at -= group.rows();
      }
    }
    return chosen;
  }

  private void choose(Stretch group, long at, long rows, List<Stretch> chosen) {
    if (isIndexed(file.groups().get(group.group()))) {
      chosen.add(new Stretch(group.group(), at, Math.min(rows, group.rows() - at)));
      return;
    }
    // Without an index the way to a row leads through all before it: only its beginning is cheap.
    long more = rows;
    int last = chosen.size() - 1;
    if (last >= 0 && chosen.get(last).group() == group.group()) {
      more += chosen.remove(last).rows();
    }
    chosen.add(new Stretch(group.group(), 0, Math.min(more, group.rows())));
  }

  private boolean isIndexed(ParquetFile.Group group) {
    return file.columns().stream()
        .filter(node -> columns.place(node.name()) >= 0)
        .flatMap(node -> node.leaves().stream())
        .allMatch(leaf -> group.chunks().get(leaf.leaf()).indexLength() > 0);
  }

  @Override
  public boolean next(CellSink sink) throws IOException, FormatProblem {
    while (rowsLeft == 0) {
      if (next == stretches.size()) {
        return false;
      }
      open(stretches.get(next++));
    }
    rowsLeft--;
    for (ParquetCells cell : cells) {
      cell.give(sink);
    }
    return true;
  }

  private void open(Stretch stretch) throws IOException, FormatProblem {
    ParquetFile.Group group = file.groups().get(stretch.group());
    List<ParquetCells> opened = new ArrayList<>();
    int window = window();
    for (ParquetNode node : file.columns()) {
      int place = columns.place(node.name());
      if (place < 0) {
        continue;
      }
      List<ParquetColumn> leaves = new ArrayList<>();
      for (ParquetNode leaf : node.leaves()) {
        leaves.add(column(leaf, group, stretch.from(), window));
      }
      opened.add(
          new ParquetCells(
              node, place, columns.isJson(place), request.maxValueChars(), factory, leaves));
    }
    cells = opened;
    rowsLeft = stretch.rows();
  }

  private ParquetColumn column(ParquetNode leaf, ParquetFile.Group group, long from, int window)
      throws IOException, FormatProblem {
    ParquetFile.Chunk chunk = group.chunks().get(leaf.leaf());
    ParquetPages pages = new ParquetPages(file.object(), chunk, window, request.limits());
    ParquetColumn column = new ParquetColumn(leaf, pages);
    column.begin(from);
    return column;
  }

  private int window() {
    int most = request.mode() == ReadMode.FULL ? MOST_AHEAD : SAMPLE_AHEAD;
    int leaves = (int) file.columns().stream().mapToLong(node -> node.leaves().size()).sum();
    return Math.max(LEAST_AHEAD, Math.min(most, AHEAD / Math.max(1, leaves)));
  }

  @Override
  public ReadMode mode() {
    return request.mode();
  }

  @Override
  public List<String> notes() {
    return request.mode() == ReadMode.RANDOM && stretches.stream().anyMatch(s -> s.from() > 0)
        ? List.of("Rows were read in " + stretches.size() + " stretches at random places")
        : List.of();
  }
}
