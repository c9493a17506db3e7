package io.racine.governance.connector.file.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The list of members at the end of a zip file, and the way to each of them without reading the
 * others. Not API.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public final class ZipDirectory {
  private static final int END = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int LOCATOR_64 = 20;
  private static final int ENTRY = 46;
  private static final int LOCAL = 30;
  private static final long ENDLESS = 0xffff_ffffL;

  private final ObjectBytes object;
  private final FormatLimits limits;
  private final List<Member> members;

  /**
   * One member.
   *
   * @param name its path in the archive, of any characters
   * @param method 0 when it is stored, 8 when deflated
   * @param encrypted whether only a password opens it
   * @param packedSize how many bytes it takes
   * @param offset where it begins
   */
  public record Member(String name, int method, boolean encrypted, long packedSize, long offset) {
    boolean isFolder() {
      return name.endsWith("/");
    }
  }

  private ZipDirectory(ObjectBytes object, FormatLimits limits, List<Member> members) {
    this.object = object;
    this.limits = limits;
    this.members = members;
  }

  /** Reads the directory; an object that is not seekable is held in memory. */
  public static ZipDirectory read(ObjectBytes object, FormatLimits limits)
      throws IOException, FormatProblem {
    ObjectBytes seekable = Seekable.of(object, limits);
    long size = seekable.size();
    int tailLength = (int) Math.min(size, END + LONGEST_COMMENT + LOCATOR_64);
    byte[] tail = ParquetFile.exactly(seekable, size - tailLength, tailLength);
    int end = tailLength - END;
    while (end >= 0 && number(tail, end, 4) != 0x06054b50L) {
      end--;
    }
    if (end < 0) {
      throw FormatProblem.truncated("its list of members is cut off");
    }
    long count = number(tail, end + 10, 2);
    long length = number(tail, end + 12, 4);
    long offset = number(tail, end + 16, 4);
    int locator = end - LOCATOR_64;
    if (locator >= 0 && number(tail, locator, 4) == 0x07064b50L) {
      long at = number(tail, locator + 8, 8);
      if (at < 0 || at > size - 56) {
        throw damaged();
      }
      byte[] end64 = ParquetFile.exactly(seekable, at, 56);
      count = number(end64, 32, 8);
      length = number(end64, 40, 8);
      offset = number(end64, 48, 8);
    }
    if (count < 0 || length < 0 || offset < 0 || offset > size - length) {
      throw damaged();
    }
    if (count > limits.maxMembers()) {
      throw FormatProblem.overLimit("it has more than " + limits.maxMembers() + " members");
    }
    if (length > limits.maxHeldBytes()) {
      throw FormatProblem.overLimit("its list of members is longer than is held");
    }
    byte[] list = ParquetFile.exactly(seekable, offset, (int) length);
    return new ZipDirectory(seekable, limits, members(list, count));
  }

  private static List<Member> members(byte[] list, long count) throws FormatProblem {
    List<Member> members = new ArrayList<>();
    int at = 0;
    for (long i = 0; i < count; i++) {
      if (at > list.length - ENTRY || number(list, at, 4) != 0x02014b50L) {
        throw damaged();
      }
      int nameLength = (int) number(list, at + 28, 2);
      int extraLength = (int) number(list, at + 30, 2);
      int next = at + ENTRY + nameLength + extraLength + (int) number(list, at + 32, 2);
      if (next > list.length) {
        throw damaged();
      }
      boolean utf8 = (number(list, at + 8, 2) & 0x800) != 0;
      String name = name(list, at + ENTRY, nameLength, utf8);
      long packed = number(list, at + 20, 4);
      long size = number(list, at + 24, 4);
      long offset = number(list, at + 42, 4);
      int extra = at + ENTRY + nameLength;
      int extraEnd = extra + extraLength;
      while (extra + 4 <= extraEnd) {
        int field = (int) number(list, extra + 2, 2);
        if (number(list, extra, 2) == 1) {
          // What does not fit into four bytes stands here, in this order.
          int value = extra + 4;
          value += size == ENDLESS ? 8 : 0;
          if (packed == ENDLESS && value + 8 <= extraEnd) {
            packed = number(list, value, 8);
            value += 8;
          }
          if (offset == ENDLESS && value + 8 <= extraEnd) {
            offset = number(list, value, 8);
          }
        }
        extra += 4 + field;
      }
      boolean encrypted = (number(list, at + 8, 2) & 1) != 0;
      members.add(new Member(name, (int) number(list, at + 10, 2), encrypted, packed, offset));
      at = next;
    }
    return List.copyOf(members);
  }

  private static String name(byte[] list, int at, int length, boolean utf8) {
    if (utf8) {
      return new String(list, at, length, StandardCharsets.UTF_8);
    }
    // Old writers mean a code page that they do not name; UTF-8 is what newer ones mean.
    Head head = new Head("", java.util.Arrays.copyOfRange(list, at, at + length), true);
    return new String(list, at, length, Charsets.of(head).charset());
  }

  /** Returns the members that are files. */
  public List<Member> members() {
    return members.stream().filter(member -> !member.isFolder()).toList();
  }

  /** Returns the member of that path. */
  public Optional<Member> find(String name) {
    return members.stream().filter(member -> member.name().equals(name)).findFirst();
  }

  /** Opens a member at its beginning. */
  public InputStream open(Member member) throws IOException, FormatProblem {
    if (member.encrypted()) {
      throw FormatProblem.unsupported("a member is encrypted", "Leave it out");
    }
    if (member.method() != 0 && member.method() != 8) {
      throw FormatProblem.unsupported(
          "a member is compressed in a way that is not read here", "Write it with deflate");
    }
    if (member.offset() < 0 || member.offset() > object.size() - LOCAL) {
      throw damaged();
    }
    byte[] local = ParquetFile.exactly(object, member.offset(), LOCAL);
    if (number(local, 0, 4) != 0x04034b50L) {
      throw damaged();
    }
    long begin = member.offset() + LOCAL + number(local, 26, 2) + number(local, 28, 2);
    if (member.packedSize() < 0 || begin > object.size() - member.packedSize()) {
      throw FormatProblem.truncated("a member is cut off");
    }
    InputStream packed = object.open(begin, member.packedSize());
    return member.method() == 0
        ? packed
        : UnpackingStream.of(
            new BufferedInputStream(packed, 16 << 10),
            in -> new InflaterInputStream(in, new Inflater(true), 16 << 10),
            limits);
  }

  private static long number(byte[] bytes, int at, int count) {
    return ParquetType.littleEndian(bytes, at, count);
  }

  private static FormatProblem damaged() {
    return FormatProblem.corrupt("its list of members is damaged");
  }
}
