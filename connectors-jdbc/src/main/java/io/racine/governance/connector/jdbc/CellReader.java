package io.racine.governance.connector.jdbc;

import java.io.IOException;
import java.io.Reader;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads one cell of a result into a {@link CellBuffer}. */
@FunctionalInterface
interface CellReader {
  void read(ResultSet row, int index, CellBuffer into) throws SQLException;

  /** The text as it is. */
  CellReader TEXT = (row, index, into) -> into.text(row.getString(index));

  /** A number of bytes that the database counted. */
  CellReader LENGTH =
      (row, index, into) -> {
        long length = row.getLong(index);
        if (row.wasNull()) {
          into.text(null);
        } else {
          into.binary(length);
        }
      };

  /** Bytes whose number the database cannot count for us. */
  CellReader BYTES =
      (row, index, into) -> {
        byte @Nullable [] bytes = row.getBytes(index);
        if (bytes == null) {
          into.text(null);
        } else {
          into.binary(bytes.length);
        }
      };

  CellReader BLOB =
      (row, index, into) -> {
        @Nullable Blob blob = row.getBlob(index);
        if (blob == null) {
          into.text(null);
        } else {
          into.binary(blob.length());
          blob.free();
        }
      };

  /** A long text of which only the beginning is fetched. */
  CellReader CLOB =
      (row, index, into) -> {
        @Nullable Clob clob = row.getClob(index);
        if (clob == null) {
          into.text(null);
          return;
        }
        try (Reader text = clob.getCharacterStream()) {
          into.text(beginning(text, into.maxChars() + 1));
        } catch (IOException e) {
          throw new SQLException("The text could not be read", "58030");
        } finally {
          clob.free();
        }
      };

  /** A text that must be brought into canonical form. */
  static CellReader canonical(UnaryOperator<String> form) {
    return (row, index, into) -> {
      @Nullable String text = row.getString(index);
      into.text(text == null ? null : form.apply(text));
    };
  }

  /** An array whose elements the driver hands out as objects. */
  static CellReader array(UnaryOperator<String> form) {
    return (row, index, into) -> {
      @Nullable Array array = row.getArray(index);
      if (array != null) {
        addElements(array.getArray(), form, into);
        array.free();
      }
      into.endOfElements();
    };
  }

  private static void addElements(
      @Nullable Object elements, UnaryOperator<String> form, CellBuffer into) {
    if (elements instanceof @Nullable Object[] many) {
      for (@Nullable Object element : many) {
        if (element instanceof Object[]) {
          addElements(element, form, into);
        } else {
          into.element(element == null ? null : form.apply(String.valueOf(element)));
        }
      }
    }
  }

  private static String beginning(Reader text, int most) throws IOException {
    char[] chars = new char[most];
    int length = 0;
    while (length < most) {
      int more = text.read(chars, length, most - length);
      if (more < 0) {
        break;
      }
      length += more;
    }
    return new String(chars, 0, length);
  }
}
