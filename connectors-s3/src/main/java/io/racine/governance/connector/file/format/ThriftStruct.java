package io.racine.governance.connector.file.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A structure in the compact protocol of Thrift, in which Parquet writes what it says of itself.
 * Fields are known by number; what is not asked for is ignored.
 */
final class ThriftStruct {
  private static final int DEEPEST = 64;
  private static final String CUT_OFF = "its description of itself ends in the middle";

  private final Map<Integer, Object> fields = new HashMap<>();

  private ThriftStruct() {}

  /** The bytes that are read, counted. */
  static final class Input {
    private static final int LONGEST = 16 << 20;

    private final InputStream in;
    private int position;

    Input(InputStream in) {
      this.in = in;
    }

    /** Returns how many bytes were read. */
    int position() {
      return position;
    }

    private int one() throws IOException, FormatProblem {
      int one = in.read();
      if (one < 0) {
        throw FormatProblem.truncated(CUT_OFF);
      }
      position++;
      return one;
    }

    private long varint() throws IOException, FormatProblem {
      long number = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        int one = one();
        number |= (long) (one & 0x7f) << shift;
        if (one < 0x80) {
          return number;
        }
      }
      throw damaged();
    }

    private long zigzag() throws IOException, FormatProblem {
      long number = varint();
      return (number >>> 1) ^ -(number & 1);
    }

    private byte[] binary() throws IOException, FormatProblem {
      long length = varint();
      if (length < 0 || length > LONGEST) {
        throw damaged();
      }
      byte[] bytes = in.readNBytes((int) length);
      position += bytes.length;
      if (bytes.length < length) {
        throw FormatProblem.truncated(CUT_OFF);
      }
      return bytes;
    }
  }

  static ThriftStruct read(Input in) throws IOException, FormatProblem {
    return read(in, 0);
  }

  private static ThriftStruct read(Input in, int depth) throws IOException, FormatProblem {
    if (depth > DEEPEST) {
      throw damaged();
    }
    ThriftStruct struct = new ThriftStruct();
    int field = 0;
    for (int header = in.one(); header != 0; header = in.one()) {
      int delta = header >> 4;
      field = delta == 0 ? (int) in.zigzag() : field + delta;
      struct.fields.put(field, value(in, header & 0xf, depth));
    }
    return struct;
  }

  private static Object value(Input in, int type, int depth) throws IOException, FormatProblem {
    return switch (type) {
      case 1 -> true;
      case 2 -> false;
      case 3 -> (long) (byte) in.one();
      case 4, 5, 6 -> in.zigzag();
      case 7 -> {
        // Doubles are not of interest here.
        for (int i = 0; i < 8; i++) {
          in.one();
        }
        yield 0L;
      }
      case 8 -> in.binary();
      case 9, 10 -> list(in, depth);
      case 11 -> map(in, depth);
      case 12 -> read(in, depth + 1);
      default -> throw damaged();
    };
  }

  private static List<Object> list(Input in, int depth) throws IOException, FormatProblem {
    if (depth > DEEPEST) {
      throw damaged();
    }
    int header = in.one();
    long size = header >> 4 == 15 ? in.varint() : header >> 4;
    int type = header & 0xf;
    if (size < 0) {
      throw damaged();
    }
    // Grows with what is there, not with what is announced.
    List<Object> elements = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      boolean truth = type == 1 || type == 2;
      elements.add(truth ? (Object) (in.one() == 1) : value(in, type, depth + 1));
    }
    return elements;
  }

  private static List<Object> map(Input in, int depth) throws IOException, FormatProblem {
    long size = in.varint();
    if (size < 0) {
      throw damaged();
    }
    if (size > 0) {
      int types = in.one();
      for (long i = 0; i < size; i++) {
        value(in, types >> 4, depth + 1);
        value(in, types & 0xf, depth + 1);
      }
    }
    return List.of();
  }

  boolean has(int field) {
    return fields.containsKey(field);
  }

  /** Returns a number, or another when it is not there. */
  long number(int field, long otherwise) {
    return fields.get(field) instanceof Long number ? number : otherwise;
  }

  /** Returns a number that has to be there, and not negative. */
  int count(int field) throws FormatProblem {
    long number = number(field, -1);
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw damaged();
    }
    return (int) number;
  }

  boolean truth(int field, boolean otherwise) {
    return fields.get(field) instanceof Boolean truth ? truth : otherwise;
  }

  @Nullable String text(int field) {
    return fields.get(field) instanceof byte[] text
        ? new String(text, StandardCharsets.UTF_8)
        : null;
  }

  @Nullable ThriftStruct struct(int field) {
    return fields.get(field) instanceof ThriftStruct struct ? struct : null;
  }

  /** Returns the elements of a list, none when it is not there. */
  List<ThriftStruct> structs(int field) throws FormatProblem {
    List<ThriftStruct> structs = new ArrayList<>();
    if (fields.get(field) instanceof List<?> elements) {
      for (Object element : elements) {
        if (!(element instanceof ThriftStruct struct)) {
          throw damaged();
        }
        structs.add(struct);
      }
    }
    return structs;
  }

  private static FormatProblem damaged() {
    return FormatProblem.corrupt("its description of itself is damaged");
  }

  @Override
  public String toString() {
    return fields.size() + " fields";
  }
}
