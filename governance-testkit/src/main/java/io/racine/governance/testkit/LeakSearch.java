package io.racine.governance.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** One search of {@link LeakProbe}: walks through things and notes where a text is found. */
final class LeakSearch {
  /** Archives inside archives are opened that deep; a hostile one must not go on for ever. */
  private static final int DEEPEST_ARCHIVE = 3;

  private static final int MOST_UNPACKED = 256 << 20;

  private final List<WatchedText> texts;
  private final List<Leak> leaks = new ArrayList<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  LeakSearch(List<WatchedText> texts) {
    this.texts = texts;
  }

  List<Leak> leaks() {
    return List.copyOf(leaks);
  }

  void object(String where, @Nullable Object thing) {
    if (thing == null) {
      return;
    }
    if (thing instanceof CharSequence text) {
      bytes(where, text.toString().getBytes(UTF_8), 0);
    } else if (thing instanceof byte[] bytes) {
      bytes(where, bytes, 0);
    } else if (thing instanceof char[] characters) {
      bytes(where, new String(characters).getBytes(UTF_8), 0);
    } else if (thing instanceof Path path) {
      path(where, path);
    } else if (seen.add(thing)) {
      inside(where, thing);
    }
  }

  private void inside(String where, Object thing) {
    if (thing instanceof Throwable throwable) {
      throwable(where, throwable);
    } else if (thing instanceof Optional<?> optional) {
      object(where, optional.orElse(null));
    } else if (thing instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            object(where + ", a key", key);
            object(where + ", value of a key", value);
          });
    } else if (thing instanceof Iterable<?> iterable) {
      elements(where, iterable);
    } else if (thing.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(thing); i++) {
        object(where + " [" + i + "]", Array.get(thing, i));
      }
    } else {
      object(where + ", toString", thing.toString());
    }
  }

  private void elements(String where, Iterable<?> iterable) {
    int index = 0;
    for (Object element : iterable) {
      object(where + " [" + index++ + "]", element);
    }
  }

  private void throwable(String where, Throwable throwable) {
    String name = where + ", " + throwable.getClass().getName();
    object(name + ", message", throwable.getMessage());
    object(name + ", localised message", throwable.getLocalizedMessage());
    object(name + ", toString", throwable.toString());
    object(name + ", cause", throwable.getCause());
    for (Throwable suppressed : throwable.getSuppressed()) {
      object(name + ", suppressed", suppressed);
    }
    // An SQLException is an Iterable over those chained behind it.
    if (throwable instanceof Iterable<?> chain) {
      elements(name + ", chained", chain);
    }
  }

  private void path(String where, Path path) {
    try (Stream<Path> walk = Files.walk(path)) {
      for (Path each : (Iterable<Path>) walk.sorted()::iterator) {
        Path relative = path.equals(each) ? path.getFileName() : path.relativize(each);
        String name = where + ", " + relative;
        object(where + ", name of a file", String.valueOf(relative));
        if (Files.isRegularFile(each)) {
          bytes(name, Files.readAllBytes(each), 0);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot search " + path, e);
    }
  }

  private void bytes(String where, byte[] bytes, int depth) {
    String latin = new String(bytes, ISO_8859_1);
    String folded = WatchedText.fold(latin);
    for (WatchedText text : texts) {
      text.findIn(latin, folded)
          .ifPresent(form -> leaks.add(new Leak(text.label(), masked(where), form)));
    }
    if (depth < DEEPEST_ARCHIVE) {
      unpack(where, bytes, depth);
    }
  }

  private void unpack(String where, byte[] bytes, int depth) {
    try {
      if (startsWith(bytes, 0x1f, 0x8b)) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
          bytes(where + ", unpacked", read(in), depth + 1);
        }
      } else if (startsWith(bytes, 'P', 'K', 3, 4)) {
        try (var in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
          for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            object(where + ", name of an entry", entry.getName());
            bytes(where + ", " + entry.getName(), read(in), depth + 1);
          }
        }
      }
    } catch (IOException e) {
      // It only looks like an archive, or is a damaged one; its bytes as such have been searched.
      seen.add(e);
    }
  }

  private static byte[] read(InputStream in) throws IOException {
    return in.readNBytes(MOST_UNPACKED);
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** A place may be named after what was planted, as a file can be. */
  private String masked(String where) {
    String masked = where;
    for (WatchedText text : texts) {
      masked = masked.replace(text.text(), "«" + text.label() + "»");
    }
    return masked;
  }
}
