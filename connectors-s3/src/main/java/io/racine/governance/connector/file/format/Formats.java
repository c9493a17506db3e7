package io.racine.governance.connector.file.format;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All formats, and which of them an object is of. Not API.
 *
 * <p>The content decides; the ending of the name only tells formats from each other that are as
 * likely.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public final class Formats {
  private final List<RecordFormat> formats;

  private Formats(List<RecordFormat> formats) {
    this.formats = formats;
  }

  /** Returns the formats that this library reads. */
  public static Formats standard() {
    return new Formats(
        List.of(
            new TextFormat(),
            new CsvFormat(),
            new JsonFormat(),
            new JsonLinesFormat(),
            new XmlFormat(),
            new AvroFormat(),
            new ParquetFormat(),
            new XlsxFormat(),
            UnreadFormat.orc(),
            UnreadFormat.compoundDocument()));
  }

  /** Returns the format of an object that begins so; nothing when it is binary of no known kind. */
  public Optional<RecordFormat> recognise(Head head) {
    @Nullable RecordFormat best = null;
    RecordFormat.Match most = RecordFormat.Match.NO;
    boolean fits = false;
    for (RecordFormat format : formats) {
      RecordFormat.Match match = format.recognise(head);
      boolean named = format.usesEnding(head.ending());
      int order = match.compareTo(most);
      if (order > 0 || (order == 0 && best != null && named && !fits)) {
        best = format;
        most = match;
        fits = named;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Returns the format of an id. */
  public Optional<RecordFormat> find(String id) {
    return formats.stream().filter(format -> format.id().equals(id)).findFirst();
  }

  public List<RecordFormat> all() {
    return formats;
  }
}
