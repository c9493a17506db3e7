package io.racine.governance.connector.file.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Gives the members of JSON objects to a sink: plain ones as text, nested ones as documents. */
final class JsonCells {
  /** The column of rows that are no objects. */
  static final String VALUE = "value";

  /** A number of more digits than this is left as it is written; who wrote it wanted a bomb. */
  private static final int MOST_DIGITS = 400;

  private final JsonFactory factory;
  private final Columns columns;
  private final int maxChars;
  private final BitSet given = new BitSet();

  JsonCells(JsonFactory factory, RecordRequest request) {
    this.factory = factory;
    this.columns = Columns.of(request);
    this.maxChars = request.maxValueChars();
  }

  /** Returns a factory of parsers that keep the limits. */
  static JsonFactory factory(FormatLimits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.maxNesting())
                .maxStringLength(limits.maxHeldBytes() / 4)
                .maxNameLength(Math.min(50_000, limits.maxFieldChars()))
                .maxNumberLength(1_000)
                .build())
        .build();
  }

  /** Gives the row that begins at the parser's token, and moves the parser to its end. */
  void give(JsonParser parser, CellSink sink) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      cell(parser, columns.place(VALUE), sink);
      return;
    }
    given.clear();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      int place = columns.place(parser.currentName());
      parser.nextToken();
      if (place >= 0 && given.get(place)) {
        // A name that occurs twice in one object: the first counts.
        place = -1;
      }
      cell(parser, place, sink);
      if (place >= 0) {
        given.set(place);
      }
    }
  }

  private void cell(JsonParser parser, int place, CellSink sink) throws IOException {
    if (place < 0) {
      parser.skipChildren();
      return;
    }
    @Nullable String text = text(parser, columns.isJson(place));
    if (text != null) {
      Columns.give(sink, place, text, maxChars);
    }
  }

  private @Nullable String text(JsonParser parser, boolean asDocument) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token.isStructStart() || (asDocument && token == JsonToken.VALUE_STRING)) {
      BoundedText text = new BoundedText(maxChars);
      try (JsonGenerator generator = factory.createGenerator(text)) {
        generator.copyCurrentStructure(parser);
      }
      return text.text();
    }
    return token.isNumeric() ? plain(parser.getText()) : parser.getText();
  }

  /** Returns a number without exponent. */
  static String plain(String number) {
    if (number.indexOf('e') < 0 && number.indexOf('E') < 0) {
      return number;
    }
    BigDecimal value = new BigDecimal(number);
    boolean sane = Math.abs((long) value.scale()) + value.precision() <= MOST_DIGITS;
    return sane ? value.toPlainString() : number;
  }
}
