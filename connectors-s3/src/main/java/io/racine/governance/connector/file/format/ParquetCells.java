package io.racine.governance.connector.file.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives one column of a Parquet file to a sink, row by row; a nested one as documents. */
final class ParquetCells {
  private final ParquetNode node;
  private final int place;
  private final boolean asDocument;
  private final int maxChars;
  private final JsonFactory factory;
  private final ParquetColumn[] leaves;
  private final int firstLeaf;

  /**
   * Sets up one column.
   *
   * @param leaves its leaves in a row group, in order
   */
  ParquetCells(
      ParquetNode node,
      int place,
      boolean asDocument,
      int maxChars,
      JsonFactory factory,
      List<ParquetColumn> leaves) {
    this.node = node;
    this.place = place;
    this.asDocument = asDocument || node.isNested();
    this.maxChars = maxChars;
    this.factory = factory;
    this.leaves = leaves.toArray(new ParquetColumn[0]);
    this.firstLeaf = node.firstLeaf().leaf();
  }

  /** Gives the next row's value. */
  void give(CellSink sink) throws IOException, FormatProblem {
    ParquetColumn leaf = leaves[0];
    if (!node.isNested()) {
      if (!leaf.isNull()) {
        giveLeaf(leaf, sink);
      }
      leaf.advance();
      return;
    }
    if (node.isOptional() && leaf.definition() < node.definition()) {
      skip(node);
      return;
    }
    BoundedText text = new BoundedText(maxChars);
    try (JsonGenerator json = factory.createGenerator(text)) {
      field(node, json);
    }
    Columns.give(sink, place, text.text(), maxChars);
  }

  private void giveLeaf(ParquetColumn leaf, CellSink sink) throws IOException {
    @Nullable String text = leaf.text();
    if (text == null) {
      sink.binary(place, leaf.length());
    } else if (asDocument && node.type().meaning() != ParquetType.Meaning.JSON) {
      BoundedText document = new BoundedText(maxChars);
      try (JsonGenerator json = factory.createGenerator(document)) {
        scalar(node, leaf, json);
      }
      Columns.give(sink, place, document.text(), maxChars);
    } else {
      Columns.give(sink, place, text, maxChars);
    }
  }

  private ParquetColumn first(ParquetNode of) {
    return leaves[of.firstLeaf().leaf() - firstLeaf];
  }

  private void field(ParquetNode of, JsonGenerator json) throws IOException, FormatProblem {
    ParquetColumn leaf = first(of);
    if (of.isRepeated()) {
      elements(of, of, json);
    } else if (of.isOptional() && leaf.definition() < of.definition()) {
      json.writeNull();
      skip(of);
    } else {
      value(of, json);
    }
  }

  /** Writes what repeats, each time the element in it. */
  private void elements(ParquetNode repeated, ParquetNode element, JsonGenerator json)
      throws IOException, FormatProblem {
    json.writeStartArray();
    ParquetColumn leaf = first(repeated);
    if (leaf.definition() < repeated.definition()) {
      skip(repeated);
    } else {
      do {
        if (element == repeated) {
          value(repeated, json);
        } else {
          field(element, json);
        }
      } while (leaf.repetition() == repeated.repeats());
    }
    json.writeEndArray();
  }

  private void value(ParquetNode of, JsonGenerator json) throws IOException, FormatProblem {
    if (of.isLeaf()) {
      ParquetColumn leaf = first(of);
      scalar(of, leaf, json);
      leaf.advance();
    } else if (of.isList()) {
      ParquetNode repeated = of.children().get(0);
      boolean wrapped = repeated.holdsElement(of.name());
      elements(repeated, wrapped ? repeated.children().get(0) : repeated, json);
    } else if (of.isMap()) {
      entries(of.children().get(0), json);
    } else {
      json.writeStartObject();
      for (ParquetNode child : of.children()) {
        json.writeFieldName(child.name());
        field(child, json);
      }
      json.writeEndObject();
    }
  }

  private void entries(ParquetNode entry, JsonGenerator json) throws IOException, FormatProblem {
    json.writeStartObject();
    ParquetColumn key = first(entry);
    if (key.definition() < entry.definition()) {
      skip(entry);
    } else {
      do {
        @Nullable String name = key.isNull() ? null : key.text();
        json.writeFieldName(name == null ? "" : name);
        key.advance();
        field(entry.children().get(1), json);
      } while (key.repetition() == entry.repeats());
    }
    json.writeEndObject();
  }

  private static void scalar(ParquetNode of, ParquetColumn leaf, JsonGenerator json)
      throws IOException {
    @Nullable String text = leaf.text();
    if (text == null) {
      // Of binary values a document says nothing: their length is no text.
      json.writeNull();
      return;
    }
    switch (of.type().logicalType()) {
      case INTEGER, DECIMAL, FLOAT -> {
        if (Character.isDigit(text.charAt(text.length() - 1))) {
          json.writeNumber(text);
        } else {
          json.writeString(text);
        }
      }
      case BOOLEAN -> json.writeBoolean(text.equals("true"));
      default -> json.writeString(text);
    }
  }

  /** Moves all leaves of a node over what stands for nothing in each. */
  private void skip(ParquetNode of) throws IOException, FormatProblem {
    for (ParquetNode leaf : of.leaves()) {
      leaves[leaf.leaf() - firstLeaf].advance();
    }
  }
}
