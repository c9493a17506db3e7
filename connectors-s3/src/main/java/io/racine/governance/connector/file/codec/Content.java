package io.racine.governance.connector.file.codec;

import io.racine.governance.connector.file.format.ObjectBytes;
import io.racine.governance.connector.file.format.RecordFormat;
import java.util.List;
import java.util.Optional;

/**
 * What an object turned out to hold. Not API.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param kind what it is
 * @param codecs the compressions around it, outermost first, such as {@code gzip}
 * @param bytes the bytes with the compressions taken away
 * @param format the format when the kind is RECORDS
 * @param archive the archive when the kind is ARCHIVE
 */
public record Content(
    Kind kind,
    List<String> codecs,
    ObjectBytes bytes,
    Optional<RecordFormat> format,
    Optional<Archive> archive) {
  /** What an object can be. */
  public enum Kind {
    EMPTY,
    RECORDS,
    ARCHIVE,
    /** Bytes of no format that is known here, and no text. */
    UNKNOWN_BINARY
  }

  public Content {
    codecs = List.copyOf(codecs);
  }

  /** Returns the format's id with its compressions, such as {@code csv+gzip}. */
  public String id() {
    StringBuilder id =
        new StringBuilder(
            switch (kind) {
              case EMPTY -> "empty";
              case RECORDS -> format.map(RecordFormat::id).orElse("");
              case ARCHIVE -> archive.map(Archive::id).orElse("");
              case UNKNOWN_BINARY -> "binary";
            });
    for (int i = codecs.size() - 1; i >= 0; i--) {
      id.append('+').append(codecs.get(i));
    }
    return id.toString();
  }
}
