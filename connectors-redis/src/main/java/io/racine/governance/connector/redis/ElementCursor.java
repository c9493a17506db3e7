package io.racine.governance.connector.redis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/** Reads one value element by element, a window at a time, so that no command is a long one. */
final class ElementCursor {
  private static final int REMEMBERED = 1_000_000;
  private static final String SCAN_END = "0";

  private final ValueKind kind;
  private final FoundKey key;
  private final RowLayout layout;
  private String cursor;
  private long position;
  private boolean finished;
  private @Nullable SeenKeys seen;

  ElementCursor(ValueKind kind, FoundKey key, RowLayout layout) {
    this.kind = kind;
    this.key = key;
    this.layout = layout;
    this.cursor = kind == ValueKind.STREAM ? "-" : SCAN_END;
  }

  boolean isFinished() {
    return finished;
  }

  Command next(int window) {
    return switch (kind) {
      case LIST ->
          Command.of(Protocol.Command.LRANGE)
              .add(key.bytes())
              .add(position)
              .add(position + window - 1);
      case STREAM ->
          Command.of(Protocol.Command.XRANGE)
              .add(key.bytes())
              .add(cursor)
              .add("+")
              .add("COUNT")
              .add(window);
      case SET -> scan(Protocol.Command.SSCAN, window);
      case SORTED_SET -> scan(Protocol.Command.ZSCAN, window);
      case HASH -> scan(Protocol.Command.HSCAN, window);
      case STRING -> throw new IllegalStateException("A string has no elements");
    };
  }

  private Command scan(Protocol.Command name, int window) {
    return Command.of(name).add(key.bytes()).add(cursor).add("COUNT").add(window);
  }

  /** Takes the answer to the command that was made last and returns the rows in it. */
  List<@Nullable Object[]> rows(Object answer, int window) throws RedisFault {
    List<@Nullable Object[]> rows = new ArrayList<>();
    switch (kind) {
      case LIST -> {
        List<Object> elements = Answers.list(answer);
        for (Object element : elements) {
          rows.add(layout.row(key.parts(), Answers.bytes(element)));
        }
        position += elements.size();
        finished = elements.size() < window;
      }
      case STREAM -> entries(Answers.list(answer), window, rows);
      default -> scanned(Answers.list(answer), rows);
    }
    return rows;
  }

  private void scanned(List<Object> answer, List<@Nullable Object[]> rows) throws RedisFault {
    cursor = Answers.text(answer.get(0));
    finished = cursor.equals(SCAN_END);
    List<Object> found = Answers.list(answer.get(1));
    int each = kind == ValueKind.SET ? 1 : 2;
    for (int i = 0; i + each <= found.size(); i += each) {
      byte[] element = Answers.bytes(found.get(i));
      if (!isNew(element)) {
        continue;
      }
      switch (kind) {
        case SET -> rows.add(layout.row(key.parts(), element));
        case SORTED_SET ->
            rows.add(layout.row(key.parts(), element, number(Answers.text(found.get(i + 1)))));
        default -> rows.add(layout.row(key.parts(), element, Answers.bytes(found.get(i + 1))));
      }
    }
  }

  /** What comes in one answer comes once. */
  private boolean isNew(byte[] element) {
    if (finished && seen == null) {
      return true;
    }
    SeenKeys known = seen;
    if (known == null) {
      known = new SeenKeys(REMEMBERED);
      seen = known;
    }
    return known.addNew(element);
  }

  private void entries(List<Object> entries, int window, List<@Nullable Object[]> rows)
      throws RedisFault {
    for (Object each : entries) {
      List<Object> entry = Answers.list(each);
      String id = Answers.text(entry.get(0));
      cursor = after(id);
      if (entry.get(1) != Answers.NOTHING) {
        entry(id, Answers.list(entry.get(1)), rows);
      }
    }
    finished = entries.size() < window;
  }

  private void entry(String id, List<Object> pairs, List<@Nullable Object[]> rows)
      throws RedisFault {
    if (layout.rowsAreFields()) {
      for (int i = 0; i + 1 < pairs.size(); i += 2) {
        rows.add(
            layout.row(
                key.parts(), id, Answers.bytes(pairs.get(i)), Answers.bytes(pairs.get(i + 1))));
      }
      return;
    }
    @Nullable Object[] cells = new @Nullable Object[1 + layout.fields().size()];
    cells[0] = id;
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      byte[] name = Answers.bytes(pairs.get(i));
      for (int field = 0; field < layout.fields().size(); field++) {
        if (Arrays.equals(name, layout.fields().get(field))) {
          cells[field + 1] = Answers.bytes(pairs.get(i + 1));
        }
      }
    }
    rows.add(layout.row(key.parts(), cells));
  }

  /** Returns the smallest id that is larger; servers before 6.2 know no open intervals. */
  private static String after(String id) throws RedisFault {
    int dash = id.indexOf('-');
    try {
      long sequence = Long.parseUnsignedLong(id.substring(dash + 1));
      long millis = Long.parseUnsignedLong(id.substring(0, Math.max(0, dash)));
      return sequence == -1L
          ? Long.toUnsignedString(millis + 1) + "-0"
          : Long.toUnsignedString(millis) + "-" + Long.toUnsignedString(sequence + 1);
    } catch (NumberFormatException e) {
      throw new RedisFault(RedisFault.Reason.OTHER, "unexpected answer");
    }
  }

  /** Returns the canonical text of a score; older servers write 0.1 as 0.10000000000000001. */
  private static String number(String score) {
    try {
      BigDecimal number = new BigDecimal(Double.toString(Double.parseDouble(score)));
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return score.startsWith("-") ? "-Infinity" : "Infinity";
    }
  }
}
