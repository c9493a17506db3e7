package io.racine.governance.connector.file;

import io.racine.governance.connector.file.codec.Archive;
import io.racine.governance.connector.file.codec.Content;
import io.racine.governance.connector.file.codec.Contents;
import io.racine.governance.connector.file.codec.MemberCursor;
import io.racine.governance.connector.file.format.FormatLimits;
import io.racine.governance.connector.file.format.FormatProblem;
import io.racine.governance.connector.file.format.ObjectBytes;
import io.racine.governance.connector.file.format.RecordFormat;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the tables in one object: most often the only one, else sheets, or what lies in an
 * archive.
 *
 * <p>After a {@link FormatProblem} the walk goes on with what comes next.
 */
final class InnerTables implements Closeable {
  private static final String INNER = "!";

  /**
   * One table.
   *
   * @param name its place in the object; empty when it is the only one
   * @param bytes the bytes that hold it
   * @param table what the format calls it
   * @param format how it is read
   * @param formatId the format's id, with the archive around it
   * @param codecs the compressions around it
   */
  record Inner(
      String name,
      ObjectBytes bytes,
      String table,
      RecordFormat format,
      String formatId,
      List<String> codecs) {}

  /** An archive that is being walked through. */
  private record Level(MemberCursor cursor, String name, int depth, Archive archive) {}

  private final Contents contents;
  private final FormatLimits limits;
  private final @Nullable String wanted;
  private final Deque<Level> levels = new ArrayDeque<>();
  private final Deque<Inner> ready = new ArrayDeque<>();
  private @Nullable ObjectBytes object;
  private Content.@Nullable Kind kind;

  /**
   * Begins a walk.
   *
   * @param wanted the name of the only table wanted; null for all
   */
  InnerTables(Contents contents, FormatLimits limits, ObjectBytes object, @Nullable String wanted) {
    this.contents = contents;
    this.limits = limits;
    this.object = object;
    this.wanted = wanted;
  }

  /** Returns what the object is, or null as long as nobody has looked. */
  Content.@Nullable Kind kind() {
    return kind;
  }

  /** Returns the next table, or null at the end. */
  @Nullable Inner next() throws IOException, FormatProblem {
    ObjectBytes unopened = object;
    if (unopened != null) {
      object = null;
      Content content = contents.of(unopened);
      kind = content.kind();
      open(content, "", 0, null);
    }
    while (ready.isEmpty() && !levels.isEmpty()) {
      step(levels.getLast());
    }
    return ready.poll();
  }

  private void step(Level level) throws IOException, FormatProblem {
    @Nullable ObjectBytes member;
    try {
      member = level.cursor().next();
    } catch (FormatProblem | IOException | RuntimeException e) {
      // Behind a fault of the archive itself there is nothing to find.
      leave(level);
      throw e;
    }
    if (member == null) {
      leave(level);
      return;
    }
    DataSetKey key = DataSetKey.of(member.name(), false).orElse(null);
    if (key == null) {
      return;
    }
    String own = key.schema().isEmpty() ? key.table() : key.schema() + "/" + key.table();
    String name = level.name().isEmpty() ? own : level.name() + INNER + own;
    if (isWanted(name)) {
      open(contents.of(member, level.depth() + 1), name, level.depth() + 1, level.archive());
    }
  }

  private void open(Content content, String name, int depth, @Nullable Archive around)
      throws IOException, FormatProblem {
    if (content.archive().isPresent()) {
      Archive archive = content.archive().get();
      levels.addLast(new Level(archive.members(), name, depth, archive));
    } else if (content.format().isPresent()) {
      RecordFormat format = content.format().get();
      String id = around == null ? format.id() : around.id() + " of " + format.id();
      List<String> codecs = new ArrayList<>(content.codecs());
      for (String table : format.tables(content.bytes(), limits)) {
        String own = table.isEmpty() ? "" : NameTemplate.of(table);
        String full = name.isEmpty() || own.isEmpty() ? name + own : name + INNER + own;
        if (wanted == null || wanted.equals(full)) {
          ready.add(new Inner(full, content.bytes(), table, format, id, codecs));
        }
      }
    }
  }

  private boolean isWanted(String name) {
    return wanted == null || wanted.equals(name) || wanted.startsWith(name + INNER);
  }

  private void leave(Level level) throws IOException {
    levels.remove(level);
    level.cursor().close();
  }

  @Override
  public void close() throws IOException {
    ready.clear();
    object = null;
    while (!levels.isEmpty()) {
      leave(levels.getLast());
    }
  }
}
