package io.racine.governance.classifier.regex.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.classifier.regex.dictionary.WordLists;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinearValueModelTest {
  private static final LinearValueModel MODEL = LinearValueModel.load();
  private static final List<String> LABELS =
      List.of("PERSON_NAME", "COMPANY_NAME", "STREET_ADDRESS", "CITY", "PRODUCT_OR_PHRASE", "CODE");

  /** Written by hand, not drawn from what the model is made of. */
  private static final List<String> EXAMPLES =
      List.of(
          "PERSON_NAME=Margaret Thornbury|João Carlos Pereira|Grzegorz Wiśniewski|Müller, Hans-Peter"
              + "|Anneke van der Berg|Dr. Aisha Rahman|O'Connor, Sean|MARIA DEL CARMEN LOPEZ"
              + "|giulia bianchi|Søren Kjeldsen|Ayşe Yılmaz|Ольга Петрова|Charlotte Dupont-Lefèvre"
              + "|T. Nakamura|Nguyen Thi Hoa|Ingrid Halvorsen|Pedro Sánchez Ruiz|Kowalczyk|Fernanda",
          "COMPANY_NAME=Thornbury & Sons Ltd|Siemens AG|Müller Maschinenbau GmbH"
              + "|Banco Santander S.A.|Dupont et Fils SARL|Toyota Motor Corporation"
              + "|Acme Widgets Inc.|Nordic Wind Energy AB|Construcciones Pérez S.L."
              + "|Kowalski Transport sp. z o.o.|Pacific Northwest Logistics LLC|FERRERO S.P.A."
              + "|University of Ghent|Bright Harbor Capital Partners|Van Dijk Beheer B.V.",
          "STREET_ADDRESS=221B Baker Street|1600 Pennsylvania Ave NW|Hauptstraße 12"
              + "|12 rue de la Paix|Calle Mayor 45, 3º B|Via Garibaldi 7|Keizersgracht 123"
              + "|Storgatan 8|ul. Marszałkowska 10/5|Rua Augusta, 1500|Av. Insurgentes Sur 1602"
              + "|PO Box 4412|742 Evergreen Terrace, Springfield|Musterweg 3a, 10115 Berlin"
              + "|Atatürk Cad. No: 14",
          "CITY=Springfield|Kraków|São Paulo|Bad Homburg|New Orleans|Saint-Étienne|Rotterdam"
              + "|Göteborg|San Sebastián|Aix-en-Provence|Portland, OR|Wolverhampton|Москва"
              + "|Newcastle upon Tyne|LIVERPOOL|Valladolid|Århus|Thessaloniki|Bielefeld|Pamplona",
          "PRODUCT_OR_PHRASE=Stainless steel water bottle|Wireless Mouse|in progress"
              + "|Organic green tea 250 g|The package was left at the door.|Red cotton shirt"
              + "|en attente de paiement|Schraubendreher|customer requested refund|OUT_OF_STOCK"
              + "|Software Engineer|rechazado por el banco|Leather sofa|Monthly subscription"
              + "|cheese and onion|Gartenmöbel|delivery delayed by weather",
          "CODE=550e8400-e29b-41d4-a716-446655440000|INV-2024-00871"
              + "|d41d8cd98f00b204e9800998ecf8427e|SKU-88X2-B|2024-03-17T09:22:11Z|192.0.2.4"
              + "|v2.14.3|jane.doe@example.com|+49 30 901820|AKIAIOSFODNN7EXAMPLE|QX7-994-AB"
              + "|0042917|https://example.org/a?b=1|3.14159|eyJhbGciOiJIUzI1NiJ9");

  private static String likeliest(String value) {
    return LABELS.stream()
        .max(Comparator.comparingDouble(label -> MODEL.score(value, label)))
        .orElseThrow();
  }

  @Test
  void tellsHandWrittenValuesApart() {
    List<String> wrong = new ArrayList<>();
    int all = 0;
    for (String line : EXAMPLES) {
      String label = line.substring(0, line.indexOf('='));
      String[] values = line.substring(line.indexOf('=') + 1).split("\\|", -1);
      List<String> wrongHere = new ArrayList<>();
      for (String value : values) {
        if (!likeliest(value).equals(label)) {
          wrongHere.add(value);
        }
      }
      assertThat(wrongHere).as(label).hasSizeLessThan(values.length / 2);
      wrong.addAll(wrongHere);
      all += values.length;
    }

    assertThat(all).isEqualTo(101);
    assertThat(wrong).hasSizeLessThan(16); // 0.85 of 101
  }

  @Test
  void saysHowGoodItIsOnWordsThatItHasNotSeen() {
    ModelFigures figures = MODEL.figures();

    assertThat(figures.labels()).isEqualTo(LABELS);
    assertThat(figures.accuracy()).isBetween(0.88, 0.99);
    assertThat(figures.all()).containsKeys("seed", "features", "version", "confusion.CITY");
    assertThat(figures.all())
        .containsEntry("train-size", "144000")
        .containsEntry("test-size", "24000");
    for (String label : LABELS) {
      assertThat(figures.recall(label)).as(label).isGreaterThan(0.75);
      assertThat(figures.falsePositiveRate(label)).as(label).isBetween(0.0001, 0.03);
    }
  }

  @Test
  void isAsGoodAsItSays() throws IOException {
    int right = 0;
    List<String> lines = Files.readAllLines(Path.of("target", "value-examples", "test.tsv"));
    for (String line : lines) {
      int tab = line.indexOf('\t');
      right += likeliest(line.substring(tab + 1)).equals(line.substring(0, tab)) ? 1 : 0;
    }

    assertThat((double) right / lines.size())
        .isCloseTo(MODEL.figures().accuracy(), Offset.offset(0.001));
  }

  @Test
  void isMeasuredOnNamesWhoseWordsItHasNotLearned() throws IOException {
    Set<String> known = words(Path.of("src", "build", "data", "value-patterns.txt"), "");
    Set<String> learned = words(Path.of("target", "value-examples", "train.tsv"), "PERSON_NAME");
    Set<String> measured = words(Path.of("target", "value-examples", "test.tsv"), "PERSON_NAME");
    measured.removeAll(known);
    int all = measured.size();
    measured.retainAll(learned);

    assertThat(all).isGreaterThan(1_500);
    assertThat(measured).isEmpty();
  }

  /** Latin words of three letters and more, folded as the build folds them. */
  private static Set<String> words(Path file, String start) throws IOException {
    Set<String> words = new HashSet<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(start)) {
        for (String word : WordLists.fold(line.substring(start.length())).split(" ", -1)) {
          if (word.matches("[a-z]{3,}")) {
            words.add(word);
          }
        }
      }
    }
    return words;
  }

  @Test
  void givesProbabilities() {
    for (String value : List.of("Anna Berg", "Bergstraße 5", "x", "2024-01-01", "Berlin")) {
      double sum = LABELS.stream().mapToDouble(label -> MODEL.score(value, label)).sum();

      assertThat(sum).isCloseTo(1, Offset.offset(1e-9));
    }
  }

  @Test
  void saysNothingOfNothing() {
    for (String value : List.of("", " ", "\t \n", "\u0301")) {
      assertThat(LABELS).allSatisfy(label -> assertThat(MODEL.score(value, label)).isZero());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "7",
        "-",
        "\uD83D",
        "\uDE00",
        "\uDE00\uD83D",
        "a\uD83D",
        "\uD83D\uDE00",
        "\u0000",
        "e\u0301",
        "\uFFFF",
        "שלום",
        "東京都",
        "١٢٣"
      })
  void takesOddValues(String value) {
    assertThat(LABELS)
        .allSatisfy(label -> assertThat(MODEL.score(value, label)).isBetween(0.0, 1.0));
  }

  @Test
  void looksAtTheStartOfLongValuesOnly() {
    String start = "Anna Berg ".repeat(10).substring(0, ValueFeatures.LONGEST);
    String longest = start + "x9".repeat(2_000_000);

    assertThat(MODEL.score(longest, "PERSON_NAME")).isEqualTo(MODEL.score(start, "PERSON_NAME"));
  }

  @Test
  void readsAccentsTheSameInBothForms() {
    String composed = "Jürgen Köhler-Søndergård";
    String parts = Normalizer.normalize(composed, Normalizer.Form.NFD);

    assertThat(parts).isNotEqualTo(composed);
    assertThat(MODEL.score(parts, "PERSON_NAME")).isEqualTo(MODEL.score(composed, "PERSON_NAME"));
  }

  @Test
  void isTheSameWheneverItIsRead() {
    LinearValueModel again = LinearValueModel.load();

    assertThat(again.version()).isEqualTo(MODEL.version()).matches("1-[0-9a-f]{8}");
    assertThat(again.score("Ana Lima", "CITY")).isEqualTo(MODEL.score("Ana Lima", "CITY"));
    assertThat(again).hasToString("value-words " + MODEL.version());
    assertThat(again.id()).isEqualTo("value-words");
    assertThat(again.labels()).containsExactlyElementsOf(LABELS);
  }

  @Test
  void isSmall() throws IOException {
    try (InputStream stream = LinearValueModel.class.getResourceAsStream("value-words.model")) {
      assertThat(stream.readAllBytes()).hasSizeBetween(50_000, 200_000);
    }
  }

  @Test
  void refusesAModelOfOtherFeatures() throws IOException {
    byte[] bytes;
    try (InputStream stream = LinearValueModel.class.getResourceAsStream("value-words.model")) {
      bytes = stream.readAllBytes();
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String other = text.replaceFirst("features=[0-9a-f]{8}", "features=00000000");
    InputStream stream = new ByteArrayInputStream(other.getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> LinearValueModel.read(stream))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("features 00000000");
  }

  @Test
  void refusesALabelThatItDoesNotHave() {
    assertThatThrownBy(() -> MODEL.score("Anna", "COUNTRY"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no label 'COUNTRY'")
        .hasMessageContaining("PERSON_NAME, COMPANY_NAME");
  }

  @Test
  void threadsAgree() throws Exception {
    List<String> values = List.of("Anna Berg", "Berg GmbH", "Bergweg 3", "Bergen", "AB-12", "berg");
    List<Double> expected = scores(values);
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<List<Double>>> answers = new ArrayList<>();
      Callable<List<Double>> work =
          () -> {
            start.await();
            List<Double> last = List.of();
            for (int i = 0; i < 500; i++) {
              last = scores(values);
              if (!last.equals(expected)) {
                return last;
              }
            }
            return last;
          };
      for (int i = 0; i < 8; i++) {
        answers.add(pool.submit(work));
      }
      start.countDown();
      for (Future<List<Double>> answer : answers) {
        assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(expected);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<Double> scores(List<String> values) {
    return values.stream().map(value -> MODEL.score(value, "PERSON_NAME")).toList();
  }
}
