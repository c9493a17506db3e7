package io.racine.governance.connector.redis;

import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.value.ValueBatch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one partition, server after server, over one connection at a time.
 *
 * <p>Keys are found and values fetched in the same round trip: while the server looks for the next
 * keys, the values of the last are made into rows.
 */
final class TableRead implements AutoCloseable {
  /** Values that are asked for together are no more bytes than about this. */
  private static final int ROUND_BYTES = 4 << 20;

  /** While one round's answers are made into rows the server is at work on the next. */
  private static final int ROUNDS_IN_FLIGHT = 2;

  private static final int MOST_ROUND_KEYS = 1_000;
  private static final int ROUND_HASHES = 250;
  private static final int ROUND_COLLECTIONS = 50;
  private static final int FIRST_WINDOW = 100;
  private static final int NEXT_WINDOW = 1_000;

  /** Commands that were sent together, and what they were for. */
  private static final class Round {
    private final List<FoundKey> keys;
    private final List<ElementCursor> cursors;
    private final boolean withScan;
    private final int commands;
    private @Nullable List<Object> answers;

    Round(List<FoundKey> keys, List<ElementCursor> cursors, boolean withScan, int commands) {
      this.keys = keys;
      this.cursors = cursors;
      this.withScan = withScan;
      this.commands = commands;
    }

    List<Object> answers(Session session) throws RedisFault {
      List<Object> received = answers == null ? session.receive(commands) : answers;
      answers = received;
      return received;
    }
  }

  private final Servers servers;
  private final List<Shard> shards;
  private final TableRef table;
  private final ReadRequest request;
  private final RowLayout layout;
  private final StopSwitch stop;
  private final BooleanSupplier late;
  private final int scanCount;
  private final int randomScanKeys;
  private final int roundCommands;
  private final boolean keysAlone;
  private final KeyFilter filter;
  private final ValueCommands values;
  private final @Nullable String glob;
  private final ReadTally tally = new ReadTally();
  private final RowBuffer buffer;
  private final Deque<@Nullable Object[]> ready = new ArrayDeque<>();
  private final Deque<FoundKey> keys = new ArrayDeque<>();
  private final Deque<ElementCursor> unfinished = new ArrayDeque<>();
  private @Nullable RandomKeys random;
  private @Nullable Session session;
  private @Nullable ScanCursor scan;
  private final Deque<Round> inFlight = new ArrayDeque<>();
  private int nextShard;
  private long rows;
  private ReadSummary.End end = ReadSummary.End.OPEN;

  TableRead(
      RedisConnector connector,
      Servers servers,
      List<Shard> shards,
      TableRef table,
      KeyPatterns patterns,
      RowLayout layout,
      ReadRequest request,
      StopSwitch stop,
      BooleanSupplier late) {
    this.servers = servers;
    this.shards = shards.stream().filter(shard -> shard.holds(table.slots())).toList();
    this.table = table;
    this.request = request;
    this.layout = layout;
    this.stop = stop;
    this.late = late;
    this.scanCount = connector.settings().get(RedisSettings.SCAN_COUNT);
    this.randomScanKeys = connector.settings().get(RedisSettings.RANDOM_SCAN_KEYS);
    this.keysAlone = layout.isOfKeysAlone();
    // What is sent at once is a tenth of a second's worth at most.
    this.roundCommands = connector.settings().get(RedisSettings.COMMANDS_PER_SECOND) / 10;
    this.filter =
        new KeyFilter(
            table, patterns, connector.settings().get(RedisSettings.DUPLICATE_CHECK_KEYS));
    this.values = new ValueCommands(table.kind(), layout, request.maxValueChars());
    this.glob =
        patterns
            .find(table.pattern())
            .filter(pattern -> !pattern.isRest())
            .map(pattern -> PatternStep.glob(pattern.steps()))
            .orElse(null);
    this.buffer = new RowBuffer(request);
  }

  Optional<ValueBatch> nextBatch() throws RedisFault {
    while (end == ReadSummary.End.OPEN && buffer.size() < request.batchRows()) {
      if (rows == request.maxRows()) {
        end = ReadSummary.End.ROW_LIMIT;
      } else if (buffer.size() == 0 && late.getAsBoolean()) {
        end = ReadSummary.End.TIME_LIMIT;
      } else if (!ready.isEmpty()) {
        if (buffer.add(ready.remove())) {
          rows++;
        } else {
          end = ReadSummary.End.BYTE_LIMIT;
        }
      } else if (late.getAsBoolean()) {
        end = ReadSummary.End.TIME_LIMIT;
      } else if (!fetch()) {
        end = ReadSummary.End.EXHAUSTED;
      }
    }
    tally.mayRepeat(filter.mayRepeat());
    return buffer.size() == 0 ? Optional.empty() : Optional.of(buffer.drain());
  }

  /** Takes one step; returns false when there is nothing more to do. */
  private boolean fetch() throws RedisFault {
    if (request.mode() == ReadMode.RANDOM && random == null) {
      choose();
      return true;
    }
    Session open = session;
    if (open == null) {
      return enterNextShard();
    }
    ElementCursor cursor = unfinished.peek();
    if (cursor != null) {
      settle(open);
      advance(open, cursor);
      return true;
    }
    submit(open);
    Round round = inFlight.poll();
    if (round == null) {
      open.close();
      session = null;
      return true;
    }
    List<Object> answers = round.answers(open);
    ScanCursor scanning = scan;
    List<byte[]> found =
        round.withScan && scanning != null
            ? scanning.keys(answers.get(answers.size() - 1))
            : List.of();
    // With enough to ask for, new keys can wait until the server has something to do.
    boolean enough = keys.size() >= roundKeys() / 2;
    if (!enough) {
      accept(found);
    }
    submit(open);
    if (enough) {
      accept(found);
    }
    take(open, round, answers);
    return true;
  }

  private void accept(List<byte[]> found) {
    for (byte[] key : found) {
      FoundKey accepted = filter.accept(key);
      if (accepted != null) {
        keys.add(accepted);
      }
    }
  }

  private boolean enterNextShard() throws RedisFault {
    if (nextShard >= shards.size()) {
      return false;
    }
    RandomKeys chosen = random;
    if (chosen != null) {
      keys.addAll(chosen.of(nextShard));
      scan = null;
    } else {
      scan = new ScanCursor(table.kind(), glob, scanCount);
    }
    session = servers.connect(shards.get(nextShard).endpoint(), table.database(), stop);
    nextShard++;
    return true;
  }

  /** Goes over all keys, or as many as the settings say, and chooses. */
  private void choose() throws RedisFault {
    var chosen = new RandomKeys(request.maxRows(), request.seed());
    boolean more = false;
    for (int i = 0; i < shards.size() && !more; i++) {
      var cursor = new ScanCursor(table.kind(), glob, scanCount);
      try (Session open = servers.connect(shards.get(i).endpoint(), table.database(), stop)) {
        while (cursor.hasMore() && !more) {
          for (byte[] key : cursor.keys(open.call(cursor.next()))) {
            FoundKey found = filter.accept(key);
            if (found != null) {
              chosen.offer(found, i);
            }
          }
          more = (chosen.offered() >= randomScanKeys && cursor.hasMore()) || late.getAsBoolean();
        }
      }
    }
    if (more) {
      tally.chosenAmong(chosen.offered());
    }
    random = chosen;
  }

  /** Sends the next commands, as long as there is anything to ask for and not enough on its way. */
  private void submit(Session open) throws RedisFault {
    boolean sent = true;
    while (sent && inFlight.size() < ROUNDS_IN_FLIGHT) {
      sent = submitRound(open);
    }
  }

  private boolean submitRound(Session open) throws RedisFault {
    List<FoundKey> some = new ArrayList<>();
    int most = roundKeys();
    while (some.size() < most && !keys.isEmpty()) {
      some.add(keys.remove());
    }
    List<ElementCursor> cursors = new ArrayList<>();
    List<Command> commands = new ArrayList<>();
    if (rowsAreElements()) {
      for (FoundKey key : some) {
        ElementCursor cursor = new ElementCursor(table.kind(), key, layout);
        cursors.add(cursor);
        commands.add(cursor.next(firstWindow()));
      }
    } else if (!keysAlone) {
      some.forEach(key -> commands.add(values.of(key)));
    }
    ScanCursor scanning = scan;
    boolean withScan =
        scanning != null
            && scanning.hasMore()
            && keys.size() < most
            // Where the next one is to begin, only the answer to the last one says.
            && inFlight.stream().noneMatch(round -> round.withScan);
    if (withScan && scanning != null) {
      commands.add(scanning.next());
    }
    if (some.isEmpty() && !withScan) {
      return false;
    }
    open.send(commands);
    inFlight.add(new Round(some, cursors, withScan, commands.size()));
    return true;
  }

  /** Takes what is on its way, so that other commands can be sent. */
  private void settle(Session open) throws RedisFault {
    for (Round round : inFlight) {
      round.answers(open);
    }
  }

  private void take(Session open, Round round, List<Object> answers) throws RedisFault {
    if (!round.cursors.isEmpty()) {
      for (int i = 0; i < round.cursors.size(); i++) {
        takeWindow(round.cursors.get(i), answers.get(i), firstWindow());
      }
      return;
    }
    if (keysAlone) {
      round.keys.forEach(key -> ready.add(layout.row(key.parts())));
      return;
    }
    List<FoundKey> doubtful = new ArrayList<>();
    List<Object> first = new ArrayList<>();
    for (int i = 0; i < round.keys.size(); i++) {
      Object answer = answers.get(i);
      if (answer instanceof RedisFault fault) {
        tally.count(fault);
      } else if (values.isSure(answer)) {
        ready.add(values.row(round.keys.get(i), answer));
      } else {
        doubtful.add(round.keys.get(i));
        first.add(answer);
      }
    }
    if (!doubtful.isEmpty()) {
      settle(open);
      askAgain(open, doubtful, first);
    }
  }

  private void askAgain(Session open, List<FoundKey> doubtful, List<Object> first)
      throws RedisFault {
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < doubtful.size(); i++) {
      commands.add(values.second(doubtful.get(i), first.get(i)));
    }
    List<Object> answers = open.callAll(commands);
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i) instanceof RedisFault fault) {
        tally.count(fault);
      } else {
        values
            .rowAfterSecond(doubtful.get(i), first.get(i), Answers.number(answers.get(i)))
            .ifPresent(ready::add);
      }
    }
  }

  private void advance(Session open, ElementCursor cursor) throws RedisFault {
    unfinished.remove();
    Object answer = open.callAll(List.of(cursor.next(NEXT_WINDOW))).get(0);
    takeWindow(cursor, answer, NEXT_WINDOW);
  }

  private void takeWindow(ElementCursor cursor, Object answer, int window) throws RedisFault {
    if (answer instanceof RedisFault fault) {
      tally.count(fault);
      return;
    }
    ready.addAll(cursor.rows(answer, window));
    if (!cursor.isFinished()) {
      if (request.mode() == ReadMode.RANDOM) {
        tally.elementsLeft();
      } else {
        unfinished.addFirst(cursor);
      }
    }
  }

  private boolean rowsAreElements() {
    return table.kind().holdsElements() || layout.rowsAreFields();
  }

  private int roundKeys() {
    int most =
        rowsAreElements()
            ? ROUND_COLLECTIONS
            : table.kind() == ValueKind.HASH
                ? ROUND_HASHES
                : Math.min(MOST_ROUND_KEYS, ROUND_BYTES / values.longest());
    return Math.max(1, Math.min(most, roundCommands));
  }

  /** Of few keys more elements each, of many keys few. */
  private int firstWindow() {
    RandomKeys chosen = random;
    if (chosen == null) {
      return FIRST_WINDOW;
    }
    long each = request.maxRows() / Math.max(1, chosen.size());
    return (int) Math.max(1, Math.min(NEXT_WINDOW, each));
  }

  ReadSummary.End end() {
    return end;
  }

  long rows() {
    return rows;
  }

  long bytes() {
    return buffer.bytes();
  }

  long cutValues() {
    return buffer.cutValues();
  }

  ReadTally tally() {
    return tally;
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
