package io.racine.governance.classifier.regex.dictionary;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Loads the built-in word lists by name, such as {@code first-names}, {@code cities}, {@code
 * street-words}.
 *
 * <p>A list is made of words kept with the library and words taken at build time from the data of
 * Datafaker. Load a list once and keep it.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class WordLists {
  /** How common a word of the library's own lists is taken to be, in source lists. */
  private static final int OWN = 3;

  private static final int MOST_COMMON = 5;
  private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private WordLists() {}

  /**
   * Returns a built-in list.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static WordList load(String name) {
    Map<String, Integer> words = read(name);
    PackedWordList.Builder list = new PackedWordList.Builder(words.size());
    words.forEach(
        (word, sources) -> list.add(word, Math.min(sources, MOST_COMMON) / (double) MOST_COMMON));
    return list.build();
  }

  /** Returns the words of a built-in list. */
  static Set<String> words(String name) {
    return read(name).keySet();
  }

  private static Map<String, Integer> read(String name) {
    requireNonNull(name, "name");
    Map<String, Integer> words = new LinkedHashMap<>();
    boolean found = NAME.matcher(name).matches() && read(name + ".txt", words);
    found |= NAME.matcher(name).matches() && read(name + ".words", words);
    if (!found) {
      throw new IllegalArgumentException(
          "No word list '" + name + "'; there are: " + String.join(", ", names()));
    }
    return words;
  }

  /** Returns a list of words of one's own; case and accents do not matter. */
  public static WordList of(List<String> words) {
    PackedWordList.Builder list = new PackedWordList.Builder(words.size());
    words.stream().map(WordLists::fold).distinct().forEach(word -> list.add(word, 1));
    return list.build();
  }

  /** Returns the names of all built-in lists. */
  public static List<String> names() {
    Map<String, Integer> names = new LinkedHashMap<>();
    read("names.txt", names);
    return new ArrayList<>(names.keySet());
  }

  /**
   * Returns the text as the lists hold it: lower case, without accents, apostrophes or full stops,
   * everything else that is neither letter nor digit as one blank.
   */
  public static String fold(String text) {
    if (isPlain(text)) {
      return text;
    }
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    StringBuilder folded = new StringBuilder(plain.length());
    boolean gap = false;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == '\'' || c == '’' || c == '.' || c == '`') {
        continue;
      }
      if (!Character.isLetterOrDigit(c) && !Character.isSurrogate(c)) {
        gap = folded.length() > 0;
        continue;
      }
      if (gap) {
        folded.append(' ');
        gap = false;
      }
      appendPlain(folded, Character.toLowerCase(c));
    }
    return folded.toString();
  }

  /** Letters that Unicode does not take apart. */
  private static void appendPlain(StringBuilder folded, char c) {
    switch (c) {
      case 'ß' -> folded.append("ss");
      case 'æ' -> folded.append("ae");
      case 'œ' -> folded.append("oe");
      case 'ø' -> folded.append('o');
      case 'ł' -> folded.append('l');
      case 'đ', 'ð' -> folded.append('d');
      case 'þ' -> folded.append("th");
      case 'ı' -> folded.append('i');
      default -> folded.append(c);
    }
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 'a' || c > 'z') {
        return false;
      }
    }
    return true;
  }

  /** A line is a word, or a word, a tab and the number of source lists that have it. */
  private static boolean read(String resource, Map<String, Integer> words) {
    try (InputStream stream = WordLists.class.getResourceAsStream(resource)) {
      if (stream == null) {
        return false;
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      @Nullable String line;
      while ((line = reader.readLine()) != null) {
        int tab = line.indexOf('\t');
        if (!line.isBlank() && !line.startsWith("#")) {
          String word = tab < 0 ? line.strip() : line.substring(0, tab);
          int sources = tab < 0 ? OWN : Integer.parseInt(line.substring(tab + 1));
          words.merge(word, sources, Integer::sum);
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read word list " + resource, e);
    }
  }
}
