package io.racine.governance.connector.file.format;

import com.fasterxml.jackson.core.JsonFactory;
import io.racine.governance.spi.connector.ReadMode;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The rows of the blocks of an Avro file that begin in a span, or of blocks at random places. */
final class AvroRows implements Rows {
  private final RecordRequest request;
  private final AvroFile file;
  private final AvroFile.Header header;
  private final JsonFactory factory;
  private final Columns columns;
  private final List<AvroType.Field> fields;
  private final int[] places;
  private final long to;
  private final Sampling sampling;
  private final SplittableRandom random;
  private AvroFile.@Nullable Block first;
  private @Nullable AvroDecoder block;
  private long rowsLeft;
  private int range;
  private int rowsOfRange;

  AvroRows(ObjectBytes object, RecordRequest request, long from, long to)
      throws IOException, FormatProblem {
    this.request = request;
    this.to = to;
    this.file = new AvroFile(object, request.limits());
    this.header = file.header();
    this.factory = JsonCells.factory(request.limits());
    this.columns = Columns.of(request);
    this.fields = AvroFormat.fields(header.type());
    this.places = columns.places(fields.stream().map(AvroType.Field::name).toList());
    this.random = new SplittableRandom(request.seed());
    if (from > header.end()) {
      this.sampling = Sampling.inOrder(request.mode());
      if (!file.seek(header, from)) {
        range = -1;
      }
    } else if (request.mode() == ReadMode.RANDOM && to == Long.MAX_VALUE) {
      this.first = file.next(header);
      double rowBytes = first == null ? 1 : (double) first.packed() / Math.max(1, first.rows());
      this.sampling = Sampling.of(request, object, header.end(), rowBytes);
    } else {
      this.sampling = Sampling.inOrder(request.mode());
    }
  }

  @Override
  public boolean next(CellSink sink) throws IOException, FormatProblem {
    while (true) {
      if (block == null || rowsLeft == 0) {
        if (!nextBlock()) {
          return false;
        }
        continue;
      }
      boolean wanted = sampling.chance() >= 1 || random.nextDouble() < sampling.chance();
      rowsLeft--;
      row(block, wanted ? sink : null);
      if (wanted) {
        rowsOfRange++;
        return true;
      }
    }
  }

  private void row(AvroDecoder from, @Nullable CellSink sink) throws IOException, FormatProblem {
    for (int i = 0; i < places.length; i++) {
      int place = places[i];
      if (sink == null || place < 0) {
        from.skip(fields.get(i).type());
      } else {
        from.cell(fields.get(i).type(), place, columns.isJson(place), sink);
      }
    }
  }

  private boolean nextBlock() throws IOException, FormatProblem {
    AvroFile.@Nullable Block next = first;
    first = null;
    if (!sampling.ranges().isEmpty()) {
      if (range > 0 && rowsOfRange < sampling.rowsPerRange()) {
        next = file.next(header);
      } else {
        next = nextRange();
      }
    } else if (next == null) {
      next = range < 0 || file.position() >= to ? null : file.next(header);
    }
    if (next == null) {
      return !sampling.ranges().isEmpty() && range < sampling.ranges().size() && nextAfter();
    }
    block = new AvroDecoder(next.bytes(), factory, request);
    rowsLeft =
        sampling.ranges().isEmpty()
            ? next.rows()
            : Math.min(next.rows(), sampling.rowsPerRange() - rowsOfRange);
    return true;
  }

  /** Goes on with the next range when one ends with the file. */
  private boolean nextAfter() throws IOException, FormatProblem {
    rowsOfRange = sampling.rowsPerRange();
    return nextBlock();
  }

  private AvroFile.@Nullable Block nextRange() throws IOException, FormatProblem {
    rowsOfRange = 0;
    while (range < sampling.ranges().size()) {
      if (file.seek(header, sampling.ranges().get(range++).offset())) {
        AvroFile.@Nullable Block found = file.next(header);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  @Override
  public ReadMode mode() {
    return sampling.mode();
  }

  @Override
  public List<String> notes() {
    return request.mode() == ReadMode.RANDOM && sampling.mode() != ReadMode.RANDOM
        ? List.of(
            "Compressed files can only be read from their beginning: the first rows were read")
        : List.of();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
