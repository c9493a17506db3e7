package io.racine.governance.connector.file.codec;

import io.racine.governance.connector.file.format.FormatLimits;
import io.racine.governance.connector.file.format.FormatProblem;
import io.racine.governance.connector.file.format.Head;
import io.racine.governance.connector.file.format.HeldBytes;
import io.racine.governance.connector.file.format.ObjectBytes;
import io.racine.governance.connector.file.format.SpanBytes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The members of a tar file, one header after the other. */
final class TarArchive implements Archive {
  private static final int BLOCK = 512;

  /** Members of a compressed archive up to this size are held, so that it is unpacked once. */
  private static final int HELD = 8 << 20;

  private final ObjectBytes object;
  private final FormatLimits limits;

  TarArchive(ObjectBytes object, FormatLimits limits) {
    this.object = object;
    this.limits = limits;
  }

  /** Returns whether an object begins with the header of a member. */
  static boolean isAt(Head head) {
    return head.hasAt(257, 'u', 's', 't', 'a', 'r');
  }

  @Override
  public String id() {
    return "tar";
  }

  @Override
  public MemberCursor members() throws IOException {
    return new Members(new BufferedInputStream(object.open(0, Long.MAX_VALUE), 32 << 10));
  }

  /** Walks from header to header. */
  private final class Members implements MemberCursor {
    private InputStream in;
    private long position;
    private long nextHeader;
    private int count;

    Members(InputStream in) {
      this.in = in;
    }

    @Override
    public @Nullable ObjectBytes next() throws IOException, FormatProblem {
      String longName = "";
      long longSize = -1;
      while (true) {
        byte @Nullable [] header = header();
        if (header == null) {
          return null;
        }
        if (++count > limits.maxMembers()) {
          throw FormatProblem.overLimit("it has more than " + limits.maxMembers() + " members");
        }
        long size = longSize >= 0 ? longSize : number(header, 124, 12);
        int type = header[156];
        if (size < 0 || size > Long.MAX_VALUE - position - 2L * BLOCK) {
          throw FormatProblem.corrupt("a member has an impossible length");
        }
        nextHeader = position + (size + BLOCK - 1) / BLOCK * BLOCK;
        if (type == 'L') {
          longName = text(held(size));
        } else if (type == 'x') {
          String facts = text(held(size));
          longName = fact(facts, "path", longName);
          longSize = longSize(fact(facts, "size", ""));
        } else if (type == '0' || type == 0 || type == '7') {
          return member(longName.isEmpty() ? name(header) : longName, size);
        } else {
          longName = "";
          longSize = -1;
        }
      }
    }

    private ObjectBytes member(String name, long size) throws IOException, FormatProblem {
      long begin = position;
      if (object.isSeekable()) {
        if (object.size() >= 0 && begin > object.size() - size) {
          throw FormatProblem.truncated("a member is cut off");
        }
        return new SpanBytes(name, object, begin, begin + size);
      }
      if (size <= HELD) {
        return new HeldBytes(name, held(size));
      }
      return new UnpackedBytes(name, () -> object.open(begin, size), object);
    }

    private byte[] held(long size) throws IOException, FormatProblem {
      if (size > HELD) {
        throw FormatProblem.overLimit("a name in it is longer than is held");
      }
      byte[] bytes = in.readNBytes((int) size);
      position += bytes.length;
      if (bytes.length < size) {
        throw FormatProblem.truncated("a member is cut off");
      }
      return bytes;
    }

    private byte @Nullable [] header() throws IOException, FormatProblem {
      seek();
      byte[] header = in.readNBytes(BLOCK);
      position += header.length;
      if (header.length == 0 || isZero(header)) {
        return null;
      }
      if (header.length < BLOCK) {
        throw FormatProblem.truncated("a header in it is cut off");
      }
      if (checksum(header) != number(header, 148, 8)) {
        throw FormatProblem.corrupt("a header in it is damaged");
      }
      return header;
    }

    private void seek() throws IOException {
      if (nextHeader > position && object.isSeekable()) {
        in.close();
        in = new BufferedInputStream(object.open(nextHeader, Long.MAX_VALUE), 4 << 10);
        position = nextHeader;
      }
      byte[] nowhere = new byte[8 << 10];
      while (position < nextHeader) {
        int read = in.read(nowhere, 0, (int) Math.min(nowhere.length, nextHeader - position));
        if (read < 0) {
          break;
        }
        position += read;
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private static boolean isZero(byte[] header) {
    for (byte one : header) {
      if (one != 0) {
        return false;
      }
    }
    return true;
  }

  private static long checksum(byte[] header) {
    long sum = 0;
    for (int i = 0; i < header.length; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    }
    return sum;
  }

  private static String name(byte[] header) {
    String name = text(header, 0, 100);
    String prefix = header[257 + 5] == 0 ? text(header, 345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String text(byte[] bytes) {
    return text(bytes, 0, bytes.length);
  }

  private static String text(byte[] bytes, int offset, int length) {
    int end = offset;
    while (end < offset + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, offset, end - offset, StandardCharsets.UTF_8);
  }

  /** Returns a number in octal digits, or in bytes where the first one says so. */
  private static long number(byte[] header, int offset, int length) {
    long number = 0;
    if (header[offset] < 0) {
      for (int i = offset + length - 8; i < offset + length; i++) {
        number = number << 8 | (header[i] & 0xff);
      }
      return number;
    }
    for (int i = offset; i < offset + length; i++) {
      int digit = header[i] - '0';
      if (digit >= 0 && digit < 8) {
        number = number * 8 + digit;
      } else if (header[i] == 0) {
        break;
      }
    }
    return number;
  }

  /** Returns a fact of an extended header: lines of length, blank, name, equals sign and value. */
  private static String fact(String facts, String name, String otherwise) {
    for (String line : facts.split("\n", -1)) {
      int blank = line.indexOf(' ');
      if (blank > 0 && line.startsWith(name + "=", blank + 1)) {
        return line.substring(blank + name.length() + 2);
      }
    }
    return otherwise;
  }

  private static long longSize(String digits) throws FormatProblem {
    try {
      return digits.isEmpty() ? -1 : Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw FormatProblem.corrupt("a member has an impossible length");
    }
  }
}
