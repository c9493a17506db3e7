package io.racine.governance.connector.file.codec;

import io.racine.governance.connector.file.format.FormatLimits;
import io.racine.governance.connector.file.format.FormatProblem;
import io.racine.governance.connector.file.format.Formats;
import io.racine.governance.connector.file.format.Guarded;
import io.racine.governance.connector.file.format.Head;
import io.racine.governance.connector.file.format.ObjectBytes;
import io.racine.governance.connector.file.format.RecordFormat;
import io.racine.governance.connector.file.format.ZipDirectory;
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
    return Guarded.read(() -> recognise(object, depth));
  }

  private Content recognise(ObjectBytes object, int depth) throws IOException, FormatProblem {
    List<String> codecs = new ArrayList<>();
    ObjectBytes bytes = object;
    Head head = Head.of(bytes);
    for (Optional<StreamCodec> codec = StreamCodec.of(head);
        codec.isPresent();
        codec = StreamCodec.of(head)) {
      codecs.add(codec.get().id());
      requireDepth(depth + codecs.size());
      bytes = UnpackedBytes.of(bytes, codec.get(), limits);
      head = Head.of(bytes);
    }
    if (head.length() == 0) {
      return new Content(Content.Kind.EMPTY, codecs, bytes, Optional.empty(), Optional.empty());
    }
    if (head.startsWith('P', 'K', 3, 4) || head.startsWith('P', 'K', 5, 6)) {
      return zip(bytes, codecs, depth);
    }
    if (TarArchive.isAt(head)) {
      return archive(new TarArchive(bytes, limits), bytes, codecs, depth);
    }
    Optional<RecordFormat> format = formats.recognise(head);
    Content.Kind kind = format.isPresent() ? Content.Kind.RECORDS : Content.Kind.UNKNOWN_BINARY;
    return new Content(kind, codecs, bytes, format, Optional.empty());
  }

  private Content zip(ObjectBytes bytes, List<String> codecs, int depth)
      throws IOException, FormatProblem {
    ZipDirectory directory = ZipDirectory.read(bytes, limits);
    Optional<RecordFormat> workbook = formats.find("xlsx");
    if (workbook.isPresent() && directory.find("xl/workbook.xml").isPresent()) {
      return new Content(Content.Kind.RECORDS, codecs, bytes, workbook, Optional.empty());
    }
    return archive(new ZipArchive(bytes, directory), bytes, codecs, depth);
  }

  private Content archive(Archive archive, ObjectBytes bytes, List<String> codecs, int depth)
      throws FormatProblem {
    requireDepth(depth + codecs.size() + 1);
    return new Content(Content.Kind.ARCHIVE, codecs, bytes, Optional.empty(), Optional.of(archive));
  }

  private void requireDepth(int depth) throws FormatProblem {
    if (depth > limits.maxDepth()) {
      throw FormatProblem.overLimit(
          "more than " + limits.maxDepth() + " compressions and archives lie in each other");
    }
  }
}
