package io.racine.governance.scan;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.value.ValueColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a column of JSON documents into one column per path inside them.
 *
 * <p>The paths become columns of the catalogue, so a key that may be a value (an e-mail address, a
 * number) must not become part of one. Such keys are read as values of the path {@code ….key[]}
 * instead, and what stands under them as elements of their object.
 *
 * <p>Of more paths than the limit those nearest to the root are kept, and of these the first by
 * name: which these are depends neither on the order of the documents nor on how they are parted.
 *
 * <p>Confined: one thread at a time; one object per JSON column, so that the limit on paths holds
 * for all batches together.
 */
final class JsonExpansion {
  /** Changes when documents are expanded differently, so that unchanged assets are read again. */
  static final int VERSION = 2;

  private static final int MAX_PATHS = 200;
  private static final int MAX_DEPTH = 12;
  private static final int MAX_ELEMENTS = 100;
  private static final Pattern FIELD_NAME =
      Pattern.compile("[\\p{L}_$][\\p{L}_$ -]{0,58}[0-9]{0,2}");
  private static final JsonFactory JSON = new JsonFactory();
  private static final Comparator<FieldPath> NEAREST_FIRST =
      Comparator.<FieldPath>comparingInt(path -> path.steps().size())
          .thenComparing(Comparator.naturalOrder());

  private final FieldPath root;
  private final Set<FieldPath> known = new HashSet<>();
  private final NavigableSet<FieldPath> byNearness = new TreeSet<>(NEAREST_FIRST);
  private final Set<FieldPath> dropped = new LinkedHashSet<>();
  private long broken;

  JsonExpansion(FieldPath root) {
    this.root = root;
  }

  /** Returns how many documents were not JSON to their end; what could be read of them was. */
  long brokenDocuments() {
    return broken;
  }

  /**
   * Returns the paths that gave way to nearer ones since the last call. They do not come back, and
   * what was gathered on them is to be forgotten.
   */
  Set<FieldPath> takeDropped() {
    Set<FieldPath> taken = new LinkedHashSet<>(dropped);
    dropped.clear();
    return taken;
  }

  /** Takes in what another part of the same column was found to hold. */
  void merge(JsonExpansion other) {
    broken += other.broken;
    other.known.forEach(this::admit);
  }

  List<ValueColumn> expand(ValueColumn documents) {
    Map<FieldPath, ValueColumn.Builder> columns = new LinkedHashMap<>();
    for (int i = 0; i < documents.size(); i++) {
      String text = documents.text(i);
      if (text != null) {
        expand(documents.row(i), text, columns);
      }
    }
    List<ValueColumn> expanded = new ArrayList<>();
    columns.values().forEach(column -> expanded.add(column.build()));
    return expanded;
  }

  private void expand(int row, String text, Map<FieldPath, ValueColumn.Builder> columns) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != null) {
        value(parser, root, row, 0, columns);
      }
    } catch (IOException e) {
      // Cut at the limit of a value's length, or no JSON at all: what was read up to here counts.
      broken++;
    }
  }

  private void value(
      JsonParser parser,
      FieldPath path,
      int row,
      int depth,
      Map<FieldPath, ValueColumn.Builder> columns)
      throws IOException {
    JsonToken token = parser.currentToken();
    if (depth > MAX_DEPTH && token.isStructStart()) {
      parser.skipChildren();
    } else if (token == JsonToken.START_OBJECT) {
      object(parser, path, row, depth, columns);
    } else if (token == JsonToken.START_ARRAY) {
      int elements = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (elements++ < MAX_ELEMENTS) {
          value(parser, path.elements(), row, depth + 1, columns);
        } else {
          parser.skipChildren();
        }
      }
    } else {
      add(path, row, scalar(parser), columns);
    }
  }

  private void object(
      JsonParser parser,
      FieldPath path,
      int row,
      int depth,
      Map<FieldPath, ValueColumn.Builder> columns)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (FIELD_NAME.matcher(name).matches()) {
        value(parser, path.child(name), row, depth + 1, columns);
      } else {
        add(path.child("key").elements(), row, name, columns);
        value(parser, path.elements(), row, depth + 1, columns);
      }
    }
  }

  private static @Nullable String scalar(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue().toPlainString();
      default -> parser.getText();
    };
  }

  private void add(
      FieldPath path, int row, @Nullable String text, Map<FieldPath, ValueColumn.Builder> columns) {
    if (!known.contains(path)) {
      @Nullable FieldPath goes = admit(path);
      if (path.equals(goes)) {
        return;
      }
      if (goes != null) {
        columns.remove(goes);
      }
    }
    columns
        .computeIfAbsent(path, key -> ValueColumn.builder(key, LogicalType.TEXT, 64))
        .addElement(row, text);
  }

  /** Makes a path known if there is room or it is nearer; returns the path that has to go. */
  private @Nullable FieldPath admit(FieldPath path) {
    if (!known.add(path)) {
      return null;
    }
    byNearness.add(path);
    if (known.size() <= MAX_PATHS) {
      return null;
    }
    FieldPath goes = requireNonNull(byNearness.pollLast());
    known.remove(goes);
    dropped.add(goes);
    return goes;
  }
}
