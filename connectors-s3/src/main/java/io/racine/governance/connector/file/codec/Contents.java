package io.racine.governance.connector.file.codec;

import io.racine.governance.connector.file.format.FormatLimits;
import io.racine.governance.connector.file.format.FormatProblem;
import io.racine.governance.connector.file.format.Formats;
import io.racine.governance.connector.file.format.Head;
import io.racine.governance.connector.file.format.ObjectBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells what objects hold: takes compressions away, knows archives, asks the formats. Not API.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public final class Contents {
  private final Formats formats;
  private final FormatLimits limits;

  public Contents(Formats formats, FormatLimits limits) {
    this.formats = formats;
    this.limits = limits;
  }

  /** Returns what an object holds; reads its first bytes, and no more of it than it must. */
  public Content of(ObjectBytes object) throws IOException, FormatProblem {
    return of(object, 0);
  }

  /**
   * Returns what a member of archives holds.
   *
   * @param depth how many codecs and archives lie around it
   */
  public Content of(ObjectBytes object, int depth) throws IOException, FormatProblem {
    if (depth > limits.maxDepth()) {
      throw FormatProblem.overLimit("more archives lie in each other than are opened");
    }
    List<String> codecs = new ArrayList<>();
    Head head = Head.of(object);
    Content.Kind kind = head.length() == 0 ? Content.Kind.EMPTY : Content.Kind.UNKNOWN_BINARY;
    var format = formats.recognise(head);
    if (head.length() > 0 && format.isPresent()) {
      kind = Content.Kind.RECORDS;
    }
    return new Content(kind, codecs, object, format, Optional.empty());
  }
}
