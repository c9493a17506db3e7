import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.racine.governance.classifier.regex.dictionary.WordLists;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes the values that the built-in model learns from and is measured on, made of Datafaker's
 * words by patterns. Arguments: the folder with the data, the file with the patterns, the folder to
 * write to.
 *
 * <p>A word is either for learning or for measuring: no word of {@code test.tsv} longer than two
 * letters is in {@code train.tsv}, but for those of the patterns themselves, such as {@code GmbH},
 * and for short ones like {@code of}.
 */
final class ValueExamples {
  private static final long SEED = 20260115;
  private static final int LEARNED = 24_000;
  private static final int MEASURED = 4_000;

  /** One word in so many is for measuring. */
  private static final int MEASURED_WORDS = 5;

  private static final String DIGITS = "0123456789";
  private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
  private static final List<String> PHONES =
      List.of(
          "+{d}{d} {d}{d}{d} {d}{d}{d}{d}{d}",
          "({d}{d}{d}) {d}{d}{d}-{d}{d}{d}{d}",
          "{d}{d}{d}-{d}{d}{d}-{d}{d}{d}{d}",
          "0{d}{d}{d}/{d}{d}{d}{d}{d}{d}",
          "+{d}{digits}");
  private static final List<String> DATES =
      List.of(
          "%3$04d-%2$02d-%1$02d", "%1$02d.%2$02d.%3$04d", "%2$d/%1$d/%3$04d", "%3$04d%2$02d%1$02d");

  private final Map<String, Map<String, List<String>>> data = new TreeMap<>();
  private final Map<String, List<String>> patterns = new LinkedHashMap<>();
  private final Map<String, List<String>> own = new TreeMap<>();
  private final Map<String, List<String>> split = new TreeMap<>();
  private final Map<String, List<String>> keys = new TreeMap<>();
  private final Set<String> shared = new TreeSet<>();

  /** By slot and language. */
  private final Map<String, Map<String, List<String>>> pools = new TreeMap<>();

  private final Random random = new Random(SEED);

  public static void main(String[] arguments) throws IOException {
    ValueExamples examples = new ValueExamples();
    examples.readData(Path.of(arguments[0]));
    examples.readPatterns(Path.of(arguments[1]));
    Path folder = Path.of(arguments[2]);
    Files.createDirectories(folder);
    Files.write(folder.resolve("train.tsv"), examples.make(LEARNED, false), StandardCharsets.UTF_8);
    Files.write(folder.resolve("test.tsv"), examples.make(MEASURED, true), StandardCharsets.UTF_8);
  }

  private void readData(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(path -> path.toString().endsWith(".yml")).sorted().toList();
    }
    YAMLMapper mapper = new YAMLMapper();
    for (Path file : files) {
      JsonNode root = mapper.readTree(file.toFile());
      // The folder en is one language; each other file is one.
      boolean english = file.getParent().getFileName().toString().equals("en");
      String language = english ? "en" : file.getFileName().toString();
      if (root.fields().hasNext()) {
        Map<String, List<String>> lists = data.computeIfAbsent(language, absent -> new TreeMap<>());
        read(root.fields().next().getValue().path("faker"), "", lists);
      }
    }
  }

  private static void read(JsonNode node, String path, Map<String, List<String>> lists) {
    node.fields()
        .forEachRemaining(
            field -> {
              String key = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
              if (field.getValue().isArray()) {
                List<String> list = lists.computeIfAbsent(key, absent -> new ArrayList<>());
                field.getValue().forEach(value -> list.add(value.asText()));
              } else {
                read(field.getValue(), key, lists);
              }
            });
  }

  private void readPatterns(Path file) throws IOException {
    List<String> section = new ArrayList<>();
    boolean isPattern = false;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (line.startsWith("[")) {
        String[] title = line.substring(1, line.length() - 1).split(" ", -1);
        Map<String, List<String>> kind =
            switch (title[0]) {
              case "label" -> patterns;
              case "words" -> own;
              case "split" -> split;
              case "keys" -> keys;
              default -> throw new IllegalArgumentException("What is " + line + "?");
            };
        isPattern = title[0].equals("label");
        section = kind.computeIfAbsent(title[1], absent -> new ArrayList<>());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        // A bar in a pattern is a bar; elsewhere it parts words.
        section.addAll(isPattern ? List.of(line) : List.of(line.split("\\|", -1)));
      }
    }
    own.values().forEach(words -> words.forEach(word -> shared.add(WordLists.fold(word))));
  }

  private List<String> make(int perLabel, boolean measuring) {
    pools.clear();
    keys.forEach((slot, lists) -> pools.put(slot, pool(lists, measuring)));
    split.forEach(
        (slot, words) ->
            pools.put(
                slot,
                Map.of("en", words.stream().filter(word -> isFor(word, measuring)).toList())));
    Set<String> lines = new LinkedHashSet<>();
    for (String label : patterns.keySet()) {
      int before = lines.size();
      for (int i = 0; lines.size() < before + perLabel; i++) {
        String value = dressed(fill(drawnPattern(label), new String[1])).strip();
        if (!value.isEmpty()) {
          lines.add(label + "\t" + value);
        }
        if (i > perLabel * 50) {
          throw new IllegalStateException("Too few different values of " + label);
        }
      }
    }
    return new ArrayList<>(lines);
  }

  /** Returns the words of the lists that are for this purpose, by language. */
  private Map<String, List<String>> pool(List<String> lists, boolean measuring) {
    Map<String, List<String>> pool = new TreeMap<>();
    data.forEach(
        (language, byKey) -> {
          Set<String> words = new LinkedHashSet<>();
          for (String list : lists) {
            for (String text : byKey.getOrDefault(list, List.of())) {
              boolean plain = !text.contains("#") && !text.contains("\t");
              if (plain && text.length() > 1 && text.length() < 50 && isFor(text, measuring)) {
                words.add(text.strip());
              }
            }
          }
          if (words.size() >= (measuring ? 3 : 8)) {
            pool.put(language, new ArrayList<>(words));
          }
        });
    if (pool.isEmpty()) {
      throw new IllegalStateException("No words in " + lists);
    }
    return pool;
  }

  private boolean isFor(String text, boolean measuring) {
    for (String word : WordLists.fold(text).split(" ", -1)) {
      boolean free = word.length() <= 2 || shared.contains(word);
      if (!free && (spread(word) % MEASURED_WORDS == 0) != measuring) {
        return false;
      }
    }
    return true;
  }

  private static long spread(String word) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
    }
    return (hash ^ hash >>> 32) >>> 8;
  }

  /** A line is a weight, a blank and the pattern. */
  private String drawnPattern(String label) {
    int total = 0;
    for (String line : patterns.get(label)) {
      total += weight(line);
    }
    int at = random.nextInt(total);
    for (String line : patterns.get(label)) {
      at -= weight(line);
      if (at < 0) {
        return line.substring(line.indexOf(' ') + 1);
      }
    }
    throw new IllegalStateException("No pattern of " + label);
  }

  private static int weight(String line) {
    return Integer.parseInt(line.substring(0, line.indexOf(' ')));
  }

  /**
   * @param language the language of the value, null until a slot has drawn one
   */
  private String fill(String pattern, String[] language) {
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      int end = pattern.charAt(i) == '{' ? pattern.indexOf('}', i) : -1;
      if (end < 0) {
        value.append(pattern.charAt(i));
      } else {
        value.append(slot(pattern.substring(i + 1, end), language));
        i = end;
      }
    }
    return value.toString();
  }

  private String slot(String name, String[] language) {
    return switch (name) {
      case "I", "S" -> run(CAPITALS, 1);
      case "a" -> run(SMALL, 1);
      case "d" -> run(DIGITS, 1);
      case "n" -> Integer.toString(1 + random.nextInt(random.nextBoolean() ? 200 : 9999));
      case "small" -> Integer.toString(random.nextInt(random.nextBoolean() ? 12 : 200));
      case "flat" -> Integer.toString(1 + random.nextInt(400));
      case "digits" -> run(DIGITS, 2 + random.nextInt(13));
      case "hex" -> run("0123456789abcdef", 6 << random.nextInt(4));
      case "HEX" -> run("0123456789ABCDEF", 8 << random.nextInt(3));
      case "mixed" -> run(CAPITALS + DIGITS, 4 + random.nextInt(12));
      case "base" -> run(CAPITALS + SMALL + DIGITS, 8 + random.nextInt(30));
      case "uuid" -> fill("{h8}-{h4}-{h4}-{h4}-{h12}", language);
      case "h4", "h8", "h12" -> run("0123456789abcdef", Integer.parseInt(name.substring(1)));
      case "date" -> date();
      case "time" -> time();
      case "phone" -> fill(one(PHONES), language);
      case "brand" -> brand();
      case "LAST" -> slot("last", language).toUpperCase(Locale.ROOT);
      case "streetword" ->
          slot(
              one(List.of("last", "last", "first", "Noun", "Noun", "city", "Adjective")), language);
      default -> own.containsKey(name) ? one(own.get(name)) : word(name, language);
    };
  }

  /** Returns a word of a slot; with a capital when the slot is written with one. */
  private String word(String name, String[] language) {
    Map<String, List<String>> pool = pools.get(name.toLowerCase(Locale.ROOT));
    if (pool == null) {
      throw new IllegalArgumentException("No slot " + name);
    }
    String word = one(drawn(pool, language));
    return Character.isUpperCase(name.charAt(0)) ? capitalised(word) : word;
  }

  /** One language for all slots of a value, as far as there are words of it; often English. */
  private List<String> drawn(Map<String, List<String>> languages, String[] language) {
    List<String> words = languages.get(language[0] == null ? "" : language[0]);
    if (words != null) {
      return words;
    }
    boolean english = language[0] != null || random.nextInt(3) == 0;
    String name =
        english && languages.containsKey("en") ? "en" : one(new ArrayList<>(languages.keySet()));
    language[0] = language[0] == null ? name : language[0];
    return languages.get(name);
  }

  private String brand() {
    String stem = run("bcdfglmnprstvz", 1) + run("aeiou", 1) + run("bcdglmnrstvx", 1);
    String middle = random.nextBoolean() ? "" : run("aeiou", 1);
    return capitalised(stem + middle + one(own.get("brand-end")));
  }

  private String date() {
    int day = 1 + random.nextInt(28);
    int month = 1 + random.nextInt(12);
    int year = 1940 + random.nextInt(90);
    return String.format(Locale.ROOT, one(DATES), day, month, year);
  }

  private String time() {
    int second = random.nextInt(86_400);
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
  }

  private String run(String characters, int length) {
    StringBuilder run = new StringBuilder();
    for (int i = 0; i < length; i++) {
      run.append(characters.charAt(random.nextInt(characters.length())));
    }
    return run.toString();
  }

  private String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String capitalised(String word) {
    return Character.toTitleCase(word.charAt(0)) + word.substring(1);
  }

  /** Stored text is often in capitals, in small letters or without accents. */
  private String dressed(String value) {
    int dice = random.nextInt(100);
    boolean bare = random.nextInt(100) < 15;
    String text =
        bare ? Normalizer.normalize(value, Normalizer.Form.NFD).replaceAll("\\p{M}+", "") : value;
    if (dice < 12) {
      return text.toUpperCase(Locale.ROOT);
    }
    return dice < 20 ? text.toLowerCase(Locale.ROOT) : text;
  }
}
