package io.racine.governance.connector.mongo;

import com.mongodb.client.MongoCursor;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Reads the documents of one partition as rows, batch by batch, within the limits asked for. */
final class MongoReader implements ValueReader, Stoppable {
  /** What the values of one batch may take of the heap. */
  private static final long BATCH_BYTES = 16L << 20;

  /** How many cells a batch may have, for also an empty one takes room. */
  private static final int BATCH_CELLS = 1 << 20;

  /** How often, in documents, the clock is looked at. */
  private static final int ROWS_PER_LOOK = 64;

  private final MongoConnector connector;
  private final AssetPartition partition;
  private final ReadRequest request;
  private final Conversation conversation;
  private final DocumentRow row;
  private final int batchRows;
  private final Set<ByteBuffer> seen = new HashSet<>();
  private @Nullable MongoCursor<RawBsonDocument> cursor;
  private @Nullable RawBsonDocument ahead;
  private boolean started;
  private boolean closed;
  private long deadline = Long.MAX_VALUE;

  private ReadMode mode;
  private List<Issue> issues = List.of();
  private long rows;
  private long bytes;
  private long cutValues;
  private volatile ReadSummary.End end = ReadSummary.End.OPEN;
  private volatile ReadSummary summary;

  MongoReader(MongoConnector connector, AssetPartition partition, ReadRequest request) {
    this.connector = connector;
    this.partition = partition;
    this.request = request;
    this.conversation = new Conversation(connector);
    this.row = new DocumentRow(request.columns(), request.maxValueChars());
    this.mode = request.mode();
    this.summary = new ReadSummary(mode, 0, 0, 0, ReadSummary.End.OPEN, List.of());
    int columns = Math.max(1, request.columns().size());
    this.batchRows = Math.max(1, Math.min(request.batchRows(), BATCH_CELLS / columns));
    for (ColumnDescriptor column : request.columns()) {
      if (column.path().isNested()) {
        throw new IllegalArgumentException(
            "Column '" + column.path() + "' of " + partition.path() + " is not at the top level");
      }
    }
  }

  @Override
  public Optional<ValueBatch> next() {
    switch (end) {
      case CANCELED -> throw connector.failures().canceled("read", path());
      case EXHAUSTED, ROW_LIMIT, BYTE_LIMIT, TIME_LIMIT -> {
        return Optional.empty();
      }
      case OPEN -> {
        if (closed) {
          // Not an empty answer: that would read as "there is no more".
          throw new IllegalStateException("The reader of " + path() + " is closed or has failed");
        }
      }
    }
    long now = connector.clock().millis();
    if (!started) {
      deadline = later(now, request.timeLimit().toMillis());
    }
    try {
      Optional<ValueBatch> batch =
          conversation.call("read", path(), Math.max(1, deadline - now), this::read);
      if (end != ReadSummary.End.OPEN) {
        close();
      }
      return batch;
    } catch (ConnectorException e) {
      return failed(e);
    }
  }

  private Optional<ValueBatch> failed(ConnectorException failure) {
    if (conversation.isStopped() && !failure.code().equals(ConnectorException.TIMED_OUT)) {
      end = ReadSummary.End.CANCELED;
    } else if (failure.code().equals(ConnectorException.TIMED_OUT)
        && connector.clock().millis() >= deadline) {
      end = ReadSummary.End.TIME_LIMIT;
    }
    close();
    if (end == ReadSummary.End.TIME_LIMIT) {
      return Optional.empty();
    }
    throw failure;
  }

  private static long later(long now, long millis) {
    return millis > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + millis;
  }

  private Optional<ValueBatch> read() {
    if (!started) {
      started = true;
      start();
    }
    MongoCursor<RawBsonDocument> documents = cursor;
    if (documents == null) {
      return Optional.empty();
    }
    ValueColumn.Builder[] batch = row.newBatch(Math.min(batchRows, 1_000));
    int inBatch = 0;
    long inBytes = 0;
    while (inBatch < batchRows && inBytes < BATCH_BYTES) {
      if (inBatch % ROWS_PER_LOOK == 0 && connector.clock().millis() >= deadline) {
        end = ReadSummary.End.TIME_LIMIT;
        break;
      }
      RawBsonDocument document = nextOf(documents);
      if (document == null) {
        end = ReadSummary.End.EXHAUSTED;
        break;
      }
      if (rows + inBatch >= request.maxRows()) {
        end = ReadSummary.End.ROW_LIMIT;
        break;
      }
      row.read(document);
      // A first row that is too large alone is delivered: better one row than none for ever.
      if (bytes + inBytes + row.bytes() > request.maxBytes() && rows + inBatch > 0) {
        end = ReadSummary.End.BYTE_LIMIT;
        break;
      }
      row.addTo(batch);
      cutValues += row.cut();
      inBytes += row.bytes();
      inBatch++;
    }
    rows += inBatch;
    bytes += inBytes;
    summary = new ReadSummary(mode, rows, bytes, cutValues, ReadSummary.End.OPEN, issues);
    return inBatch == 0 ? Optional.empty() : Optional.of(batchOf(inBatch, batch));
  }

  private void start() {
    Channel channel =
        Channel.of(
            conversation,
            connector.clients().clientOfCall(),
            deadline - connector.clock().millis());
    var query = new DocumentQuery(channel, partition, request, connector.failures());
    MongoCursor<RawBsonDocument> opened = conversation.hold(query.run());
    cursor = opened;
    mode = query.mode();
    issues = query.issues();
    if (opened.hasNext()) {
      ahead = opened.next();
    } else {
      // The server has no word for a collection that is not there: it looks empty.
      connector.requireThere(channel, path());
    }
  }

  private @Nullable RawBsonDocument nextOf(MongoCursor<RawBsonDocument> documents) {
    while (true) {
      RawBsonDocument document = ahead;
      ahead = null;
      if (document == null) {
        document = documents.hasNext() ? documents.next() : null;
      }
      if (document == null || mode != ReadMode.RANDOM || isNew(document)) {
        return document;
      }
    }
  }

  /** A random sample may hold a document twice. */
  private boolean isNew(RawBsonDocument document) {
    BsonElements elements = BsonElements.of(document);
    while (elements.next()) {
      if (elements.name().equals("_id")) {
        return seen.add(elements.raw());
      }
    }
    return true;
  }

  private static ValueBatch batchOf(int rows, ValueColumn.Builder[] columns) {
    return new ValueBatch(rows, Arrays.stream(columns).map(ValueColumn.Builder::build).toList());
  }

  private AssetPath path() {
    return partition.path();
  }

  @Override
  public ReadSummary summary() {
    ReadSummary last = summary;
    return new ReadSummary(
        last.mode(), last.rows(), last.bytes(), last.cutValues(), end, last.issues());
  }

  @Override
  public void cancel() {
    if (end == ReadSummary.End.OPEN) {
      conversation.stop();
    }
  }

  @Override
  public void endNow() {
    conversation.stop();
    conversation.end();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      seen.clear();
      conversation.end();
      connector.forget(this);
    }
  }

  /** Says nothing of what it reads. */
  @Override
  public String toString() {
    return "reader of " + path();
  }
}
