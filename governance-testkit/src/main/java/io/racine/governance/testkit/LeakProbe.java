package io.racine.governance.testkit;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Plants strings that nothing else contains and searches everything written for them.
 *
 * <p>Put {@link #marker markers} where secrets and values belong, run what is to be tested, and
 * hand all that came out to {@link #assertNothingLeaked}: texts, exceptions (with causes and
 * suppressed ones), byte arrays, files, folders, collections and any other object by its {@code
 * toString}. Values that already exist are watched with {@link #watch}. Besides plain text (UTF-8
 * and UTF-16, in any case of letters) it knows hexadecimal, Base64, percent and HTML escapes, and
 * looks into zip and gzip. What it reports names the marker and the place, never the value.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class LeakProbe {
  /** Shorter texts turn up by accident. */
  public static final int SHORTEST_WATCHED = 4;

  private static final String LETTERS = "bcdfghjkmnpqrstvwxz23456789";
  private static final int MARKER_LETTERS = 14;

  private final Random random;
  private final Map<String, WatchedText> watched = new LinkedHashMap<>();

  private LeakProbe(long seed) {
    this.random = new Random(seed);
  }

  /** Returns a probe whose markers are the same in every run. */
  public static LeakProbe create() {
    return seeded(0x5EED);
  }

  /** Returns a probe with markers of its own. */
  public static LeakProbe seeded(long seed) {
    return new LeakProbe(seed);
  }

  /** Returns the marker to plant for {@code label}; the same label gives the same marker. */
  public synchronized String marker(String label) {
    WatchedText known = watched.get(requireNonNull(label, "label"));
    if (known == null) {
      var text = new StringBuilder("leak");
      for (int i = 0; i < MARKER_LETTERS; i++) {
        text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      known = new WatchedText(label, text.toString());
      watched.put(label, known);
    }
    return known.text();
  }

  /**
   * Watches a value that exists already.
   *
   * @throws IllegalArgumentException if it is too short to tell from other text
   */
  public synchronized LeakProbe watch(String label, String value) {
    if (value.length() < SHORTEST_WATCHED) {
      throw new IllegalArgumentException(
          "A watched value must have at least "
              + SHORTEST_WATCHED
              + " characters but '"
              + label
              + "' had "
              + value.length());
    }
    watched.put(requireNonNull(label, "label"), new WatchedText(label, value));
    return this;
  }

  /** Returns where a text holds what was planted; feed it any log. */
  public List<Leak> search(CharSequence text) {
    return search("the text", text);
  }

  /**
   * Returns where {@code thing} holds what was planted.
   *
   * @param where what to call it in the answer
   * @param thing a text, {@code byte[]}, {@code char[]}, exception, {@link java.nio.file.Path} of a
   *     file or folder, array, collection, map, optional, or anything with a {@code toString}
   */
  public List<Leak> search(String where, @Nullable Object thing) {
    List<WatchedText> texts;
    synchronized (this) {
      texts = List.copyOf(watched.values());
    }
    var search = new LeakSearch(texts);
    search.object(where, thing);
    return search.leaks();
  }

  /** Returns where the serialised form of {@code thing} holds what was planted. */
  public List<Leak> searchSerialized(String where, Serializable thing) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(thing);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot serialise " + thing.getClass().getName(), e);
    }
    return search(where + ", serialised", bytes.toByteArray());
  }

  /**
   * Fails when one of {@code things} holds what was planted.
   *
   * @param things as for {@link #search(String, Object)}
   * @throws AssertionError naming every place, without the value
   */
  public void assertNothingLeaked(@Nullable Object... things) {
    List<Leak> leaks = new ArrayList<>();
    for (int i = 0; i < things.length; i++) {
      Object thing = things[i];
      String kind = thing == null ? "null" : thing.getClass().getSimpleName();
      leaks.addAll(search(things.length == 1 ? kind : "argument " + (i + 1) + ", " + kind, thing));
    }
    assertNone(leaks);
  }

  /** Fails when there are leaks, naming every place. */
  public static void assertNone(List<Leak> leaks) {
    if (!leaks.isEmpty()) {
      var message = new StringBuilder(leaks.size() + (leaks.size() == 1 ? " leak:" : " leaks:"));
      leaks.forEach(leak -> message.append("\n  ").append(leak));
      throw new AssertionError(message.toString());
    }
  }

  /** Returns the labels, never the markers. */
  @Override
  public synchronized String toString() {
    return "LeakProbe " + watched.keySet();
  }
}
