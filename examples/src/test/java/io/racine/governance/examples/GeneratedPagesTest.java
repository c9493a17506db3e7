package io.racine.governance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.PluginFactory;
import io.racine.governance.spi.classifier.ClassifierFactory;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.connector.ConnectorFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pages {@code settings.md}, {@code entities.md} and {@code error-codes.md} are what the code
 * says.
 *
 * <p>Run with {@code -Dracine.update-docs=true} to write them anew.
 */
final class GeneratedPagesTest {
  private static final Path GUIDE = Path.of(System.getProperty("racine.docs"));
  private static final boolean UPDATE = Boolean.getBoolean("racine.update-docs");
  private static final String GENERATED =
      "<!-- Generated: mvn -pl examples test -Dracine.update-docs=true"
          + " -Dtest=GeneratedPagesTest -->\n\n";
  private static final Pattern CODE =
      Pattern.compile(
          "(?:/\\*\\* ([^*]+?) \\*/\\s*)?(?:(?:public|private) )?(?:static final ErrorCode \\w+ =\\s*)?"
              + "ErrorCode\\.of\\(\\s*\"([^\"]+)\",\\s*ErrorKind\\.([A-Z_]+)\\)");

  private static final Map<ErrorKind, String> WHO =
      Map.of(
          ErrorKind.HOST_CONFIG, "The host configured something wrong.",
          ErrorKind.CALLER,
              "The caller asked for something that is not there, not allowed or not possible now.",
          ErrorKind.SOURCE, "The scanned source refused, failed or is out of reach.",
          ErrorKind.PLUGIN, "A plugin broke its contract.",
          ErrorKind.STORE, "The library's own store failed.",
          ErrorKind.BUG, "A fault of this library; please report it.");

  @Test
  void settingsAreThoseThatThePluginsDeclare() throws IOException {
    var page = new StringBuilder("# Settings\n\n").append(GENERATED);
    page.append("What each plugin understands. A connector's settings are given per data source,")
        .append(" a classifier's\nonce, both in the builder. A secret is given with `secret(…)`")
        .append(" or `secretReference(…)`, never with `set(…)`.\n");
    sections("Connector", ConnectorFactory.class, page);
    sections("Classifier", ClassifierFactory.class, page);
    check("settings.md", page.toString());
  }

  private static <F extends PluginFactory> void sections(
      String word, Class<F> kind, StringBuilder page) {
    ServiceLoader.load(kind).stream()
        .map(ServiceLoader.Provider::get)
        .filter(factory -> !factory.getClass().getName().contains(".examples."))
        .sorted(Comparator.comparing(PluginFactory::id))
        .forEach(
            factory -> {
              page.append("\n## ").append(word).append(" `").append(factory.id()).append("`\n\n");
              if (factory instanceof ConnectorFactory connector) {
                page.append("Serves ")
                    .append(
                        connector.types().stream()
                            .sorted()
                            .map(type -> "`" + type + "`")
                            .collect(Collectors.joining(", ")))
                    .append(".\n\n");
              }
              page.append("| setting | type | default | what it does |\n|---|---|---|---|\n");
              factory.settings().settings().forEach(setting -> page.append(row(setting)));
            });
  }

  private static String row(Setting<?> setting) {
    String fallback =
        setting
            .defaultValue()
            .map(
                value ->
                    value instanceof List<?> list && list.isEmpty() ? "none" : "`" + value + "`")
            .orElse(setting.isRequired() ? "required" : "");
    return "| `%s` | %s | %s | %s |\n"
        .formatted(setting.name(), cell(setting.type()), fallback, cell(setting.help()));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }

  /** A test beside the packs holds the index against them. */
  @Test
  void entitiesAreThoseOfTheIndexWithWhatWasMeasured() throws IOException {
    EntitiesPage page = EntitiesPage.of(GUIDE.resolve("measured.csv"));
    assertThat(page.entities()).containsAll(page.measuredEntities());
    assertThat(page.rulesThatShareAnEntity()).containsAll(page.measuredRules());
    assertThat(page.measuredRules()).isNotEmpty();
    check("entities.md", page.text(GENERATED));
  }

  private record Code(String code, ErrorKind kind, String meaning) {}

  @Test
  void errorCodesAreThoseOfTheCode() throws IOException {
    Map<String, Code> codes = new TreeMap<>();
    for (Path source : sources()) {
      Matcher found = CODE.matcher(Files.readString(source));
      while (found.find()) {
        String words = found.group(1) == null ? "" : found.group(1);
        String meaning = words.startsWith("The only code") ? "" : words;
        var code = new Code(found.group(2), ErrorKind.valueOf(found.group(3)), meaning);
        codes.merge(code.code(), code, (a, b) -> a.meaning().isEmpty() ? b : a);
      }
    }
    var page = new StringBuilder("# Error codes\n\n").append(GENERATED);
    page.append("Every `GovernanceException` and every issue of a scan has a code. Codes do not")
        .append(" change; messages may.\nThe kind says who can do something about it.\n");
    for (ErrorKind kind : ErrorKind.values()) {
      page.append("\n## ").append(kind).append("\n\n").append(WHO.get(kind)).append("\n\n");
      codes.values().stream()
          .filter(code -> code.kind() == kind)
          .forEach(
              code ->
                  page.append("* `")
                      .append(code.code())
                      .append('`')
                      .append(code.meaning().isEmpty() ? "" : ": " + code.meaning())
                      .append('\n'));
    }
    assertThat(codes).containsKeys("connector.unreachable", "scan.source-busy", "store.full");
    check("error-codes.md", page.toString());
  }

  private static List<Path> sources() throws IOException {
    Path root = Path.of(System.getProperty("racine.modules")).normalize();
    try (Stream<Path> modules = Files.list(root)) {
      List<Path> mains =
          modules
              .filter(module -> !module.getFileName().toString().equals("examples"))
              .map(module -> module.resolve("src/main/java"))
              .filter(Files::isDirectory)
              .sorted()
              .toList();
      return mains.stream().flatMap(GeneratedPagesTest::javaFiles).toList();
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("testkit"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void check(String name, String right) throws IOException {
    Path page = GUIDE.resolve(name);
    if (UPDATE) {
      Files.writeString(page, right);
    }
    assertThat(page).hasContent(right);
  }
}
