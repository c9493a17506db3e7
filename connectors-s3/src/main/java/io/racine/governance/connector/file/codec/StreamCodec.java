package io.racine.governance.connector.file.codec;

import io.racine.governance.connector.file.format.FormatProblem;
import io.racine.governance.connector.file.format.Head;
import io.racine.governance.connector.file.format.OptionalCodecs;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Compressions of whole objects, told by their signature; the one that has none by its name and its
 * lengths.
 */
enum StreamCodec {
  GZIP("gz", "gzip", "tgz") {
    @Override
    boolean isAt(Head head) {
      return head.startsWith(0x1f, 0x8b, 8);
    }

    @Override
    InputStream unpack(InputStream packed) throws IOException {
      return new GZIPInputStream(packed, BUFFER);
    }
  },
  ZSTD("zst", "zstd") {
    @Override
    boolean isAt(Head head) {
      return head.startsWith(0x28, 0xb5, 0x2f, 0xfd);
    }

    @Override
    InputStream unpack(InputStream packed) throws IOException, FormatProblem {
      return OptionalCodecs.zstd(packed);
    }
  },
  BZIP2("bz2", "bzip2", "tbz2") {
    @Override
    boolean isAt(Head head) {
      return head.startsWith('B', 'Z', 'h')
          && (head.hasAt(4, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59)
              || head.hasAt(4, 0x17, 0x72, 0x45, 0x38, 0x50, 0x90));
    }

    @Override
    InputStream unpack(InputStream packed) throws IOException, FormatProblem {
      return OptionalCodecs.bzip2(packed);
    }
  },
  SNAPPY("sz", "snappy") {
    @Override
    boolean isAt(Head head) {
      return head.startsWith(0xff, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y');
    }

    @Override
    InputStream unpack(InputStream packed) throws IOException, FormatProblem {
      return OptionalCodecs.snappyFramed(packed);
    }
  },
  /** As Hadoop writes it: blocks with their unpacked and packed lengths, most significant first. */
  SNAPPY_HADOOP("snappy") {
    @Override
    boolean isAt(Head head) {
      return head.ending().equals("snappy")
          && head.length() > 8
          && head.hasAt(0, 0)
          && head.hasAt(4, 0);
    }

    @Override
    InputStream unpack(InputStream packed) throws IOException, FormatProblem {
      return OptionalCodecs.snappyHadoop(packed);
    }
  };

  private static final int BUFFER = 16 << 10;
  private static final Set<String> TARS = Set.of("tgz", "tbz2");

  /** The endings of its names, each between two blanks. */
  private final String endings;

  StreamCodec(String... endings) {
    this.endings = " " + String.join(" ", endings) + " ";
  }

  abstract boolean isAt(Head head);

  abstract InputStream unpack(InputStream packed) throws IOException, FormatProblem;

  static Optional<StreamCodec> of(Head head) {
    for (StreamCodec codec : values()) {
      if (codec.isAt(head)) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }

  String id() {
    return this == SNAPPY_HADOOP ? "snappy" : name().toLowerCase(Locale.ROOT);
  }

  /** Returns the name of what is inside. */
  String innerName(String name) {
    int dot = name.lastIndexOf('.');
    String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    if (dot < 0 || !endings.contains(" " + ending + " ")) {
      return name;
    }
    return name.substring(0, dot) + (TARS.contains(ending) ? ".tar" : "");
  }
}
