package io.racine.governance.connector.file.format;

import io.racine.governance.spi.connector.ReadMode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens rows when the first is asked for, counts their bytes, and guards against what they throw.
 */
final class GuardedSource implements RecordSource {
  /** Opens the rows of an object. */
  @FunctionalInterface
  interface Opening {
    Rows open(ObjectBytes object) throws IOException, FormatProblem;
  }

  private final TrackedBytes object;
  private final ReadMode requested;
  private final Opening opening;
  private @Nullable Rows rows;
  private boolean ended;
  private volatile boolean canceled;

  GuardedSource(ObjectBytes object, RecordRequest request, Opening opening) {
    this.object = new TrackedBytes(object);
    this.requested = request.mode();
    this.opening = opening;
  }

  @Override
  public boolean next(CellSink sink) throws IOException, FormatProblem {
    if (ended) {
      return false;
    }
    boolean more = false;
    try {
      more = Guarded.read(() -> rows().next(sink));
    } catch (FormatProblem e) {
      if (canceled) {
        throw new InterruptedIOException("Reading was canceled");
      }
      throw e;
    } finally {
      ended = !more;
    }
    return more;
  }

  private Rows rows() throws IOException, FormatProblem {
    Rows opened = rows;
    if (opened == null) {
      opened = opening.open(object);
      rows = opened;
    }
    return opened;
  }

  @Override
  public ReadMode mode() {
    return rows == null ? requested : rows.mode();
  }

  @Override
  public long bytesRead() {
    return object.bytesRead();
  }

  @Override
  public List<String> notes() {
    return rows == null ? List.of() : rows.notes();
  }

  @Override
  public void cancel() {
    canceled = true;
    object.cancel();
  }

  @Override
  public void close() throws IOException {
    ended = true;
    try {
      if (rows != null) {
        rows.close();
      }
    } finally {
      object.closeAll();
    }
  }
}
