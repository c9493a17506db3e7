import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.racine.governance.classifier.regex.dictionary.WordLists;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DateFormatSymbols;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the word lists at build time out of Datafaker's data and the Java runtime's own names of
 * countries, languages and months. Arguments: the folder with the data, the folder to write to.
 */
final class WordListBuilder {
  private static final List<String> LANGUAGES =
      List.of("en", "es", "fr", "de", "pt", "it", "nl", "sv", "da", "nb", "fi", "pl", "tr");

  /** List, then the keys it is made of; a trailing star stands for any ending. */
  private static final List<List<String>> SOURCES =
      List.of(
          List.of(
              "first-names",
              "name.first_name",
              "name.male_first_name",
              "name.female_first_name",
              "name.man_first_name",
              "name.woman_first_name",
              "name.male_english_name",
              "name.female_english_name",
              "name.malay_male_first_name",
              "name.malay_female_first_name"),
          List.of(
              "last-names",
              "name.last_name",
              "name.male_last_name",
              "name.female_last_name",
              "name.man_last_name",
              "name.woman_last_name"),
          List.of(
              "cities",
              "address.city",
              "address.cities",
              "address.city_name",
              "address.city_names",
              "address.municipality",
              "country.capital",
              "nation.capital_city"),
          List.of(
              "states", "address.state", "address.province", "address.provinces", "address.county"),
          List.of("countries", "address.country", "country.name", "address.default_country"),
          List.of("nationalities", "nation.nationality", "demographic.demonym"),
          List.of("job-words", "company.profession", "medical.medical_professions"),
          List.of("industries", "company.industry"),
          List.of(
              "medical-conditions",
              "healthcare.disease.*",
              "medical.disease_name",
              "medical.symptoms"),
          List.of("medicines", "medical.medicine_name"));

  private final Map<String, Map<String, Integer>> lists = new TreeMap<>();

  public static void main(String[] arguments) throws IOException {
    WordListBuilder builder = new WordListBuilder();
    builder.readAll(Path.of(arguments[0]));
    builder.addRuntimeNames();
    builder.write(Path.of(arguments[1]));
  }

  private void readAll(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(path -> path.toString().endsWith(".yml")).sorted().toList();
    }
    YAMLMapper mapper = new YAMLMapper();
    for (Path file : files) {
      JsonNode root = mapper.readTree(file.toFile());
      if (root.fields().hasNext()) {
        read(root.fields().next().getValue().path("faker"), "");
      }
    }
  }

  private void read(JsonNode node, String path) {
    node.fields()
        .forEachRemaining(
            field -> {
              String key = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
              if (field.getValue().isArray()) {
                add(key, field.getValue());
              } else {
                read(field.getValue(), key);
              }
            });
  }

  private void add(String key, JsonNode values) {
    for (List<String> source : SOURCES) {
      for (String wanted : source.subList(1, source.size())) {
        boolean fits =
            wanted.endsWith("*")
                ? key.startsWith(wanted.substring(0, wanted.length() - 1))
                : key.equals(wanted);
        if (fits) {
          Map<String, Integer> once = new TreeMap<>();
          values.forEach(value -> put(once, value.asText()));
          once.keySet().forEach(word -> list(source.get(0)).merge(word, 1, Integer::sum));
        }
      }
    }
  }

  private void put(Map<String, Integer> words, String text) {
    String word = text.contains("#") ? "" : WordLists.fold(text);
    if (word.length() > 1 && word.length() < 60) {
      words.put(word, 1);
    }
  }

  private void addRuntimeNames() {
    for (String language : LANGUAGES) {
      Locale locale = Locale.forLanguageTag(language);
      for (String country : Locale.getISOCountries()) {
        put(list("countries"), Locale.forLanguageTag("und-" + country).getDisplayCountry(locale));
      }
      for (String code : Locale.getISOLanguages()) {
        String name = Locale.forLanguageTag(code).getDisplayLanguage(locale);
        if (name.length() > 3) {
          put(list("languages"), name);
        }
      }
      DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
      for (String[] names : List.of(symbols.getMonths(), symbols.getShortMonths())) {
        Stream.of(names).forEach(name -> put(list("months"), name));
      }
      for (String[] names : List.of(symbols.getWeekdays(), symbols.getShortWeekdays())) {
        Stream.of(names).forEach(name -> put(list("weekdays"), name));
      }
    }
    for (Currency currency : Currency.getAvailableCurrencies()) {
      put(list("currency-codes"), currency.getCurrencyCode());
    }
  }

  private Map<String, Integer> list(String name) {
    return lists.computeIfAbsent(name, absent -> new TreeMap<>());
  }

  private void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, Map<String, Integer>> list : lists.entrySet()) {
      List<String> lines = new ArrayList<>();
      list.getValue().forEach((word, sources) -> lines.add(word + "\t" + sources));
      Files.write(folder.resolve(list.getKey() + ".words"), lines, StandardCharsets.UTF_8);
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".txt") || file.endsWith(".words"))
          .filter(file -> !file.equals("names.txt"))
          .map(file -> file.substring(0, file.lastIndexOf('.')))
          .distinct()
          .sorted()
          .forEach(names::add);
    }
    Files.write(folder.resolve("names.txt"), names, StandardCharsets.UTF_8);
  }
}
