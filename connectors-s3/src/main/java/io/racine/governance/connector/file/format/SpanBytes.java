package io.racine.governance.connector.file.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The part of an object between two places, as an object. Not API.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public final class SpanBytes implements ObjectBytes {
  private final ObjectBytes object;
  private final String name;
  private final long from;
  private final long to;

  /** Names a part of an object. */
  public SpanBytes(String name, ObjectBytes object, long from, long to) {
    this.name = name;
    this.object = object;
    this.from = from;
    this.to = Math.max(from, to);
  }

  /** Returns the lines that begin in a span; spans side by side give each line once. */
  static SpanBytes ofLines(ObjectBytes object, Charsets charset, long from, long to)
      throws IOException {
    return new SpanBytes(
        object.name(), object, lineBegin(object, charset, from), lineBegin(object, charset, to));
  }

  /** Returns where the first line begins that begins at a place or behind it. */
  private static long lineBegin(ObjectBytes object, Charsets charset, long place)
      throws IOException {
    if (place <= charset.markLength()) {
      return charset.markLength();
    }
    if (place >= object.size()) {
      return object.size();
    }
    byte[] end = charset.newline();
    long position = charset.markLength();
    position += (place - position + end.length - 1) / end.length * end.length - end.length;
    try (InputStream in = object.open(position, Long.MAX_VALUE)) {
      byte[] unit = in.readNBytes(end.length);
      byte[] buffer = new byte[0];
      int at = 0;
      while (unit.length == end.length) {
        position += end.length;
        if (Arrays.equals(unit, end)) {
          return position;
        }
        if (at + end.length > buffer.length) {
          buffer = in.readNBytes(8 << 10);
          at = 0;
        }
        unit = Arrays.copyOfRange(buffer, at, Math.min(buffer.length, at + end.length));
        at += end.length;
      }
    }
    return object.size();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return to - from;
  }

  @Override
  public boolean isSeekable() {
    return object.isSeekable();
  }

  @Override
  public InputStream open(long offset, long length) throws IOException {
    long begin = Math.min(from + offset, to);
    return object.open(begin, Math.min(length, to - begin));
  }
}
