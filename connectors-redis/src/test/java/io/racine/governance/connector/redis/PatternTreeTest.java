package io.racine.governance.connector.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PatternTreeTest {
  private static KeyPatterns infer(List<String> keys) {
    return infer(keys, 500);
  }

  private static KeyPatterns infer(List<String> keys, int most) {
    var tree = new PatternTree(new PatternTree.Limits(10, 1_000, 16));
    keys.forEach(key -> tree.add(ValueKind.STRING, key.getBytes(UTF_8)));
    return tree.patterns(most);
  }

  private static List<String> many(int count, IntFunction<String> key) {
    return new ArrayList<>(IntStream.range(0, count).mapToObj(key).toList());
  }

  @SafeVarargs
  private static List<String> together(List<String>... lists) {
    List<String> all = new ArrayList<>();
    for (List<String> list : lists) {
      all.addAll(list);
    }
    return all;
  }

  /** Lists the patterns that have keys, with how many. */
  private static List<String> names(KeyPatterns patterns) {
    return patterns.all().stream()
        .filter(pattern -> pattern.counts().total() > 0)
        .map(pattern -> pattern.name() + " " + pattern.counts().total())
        .toList();
  }

  private static String letters(int number, int length) {
    var text = new StringBuilder();
    int rest = number;
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + rest % 26));
      rest /= 26;
    }
    return text.toString();
  }

  @Test
  void wordsThatRecurStayAndNumbersDoNot() {
    KeyPatterns patterns =
        infer(
            together(
                many(50, i -> "user:" + i),
                many(40, i -> "user:" + i + ":profile"),
                many(30, i -> "user:" + i + ":order:" + (1_000 + i)),
                many(20, i -> "stock/de/" + i)));

    assertThat(names(patterns))
        .containsExactly(
            "stock/de/{id} 20", "user:{id} 50", "user:{id}:order:{id} 30", "user:{id}:profile 40");
  }

  @Test
  void everyShapeOfValueIsOneVariablePart() {
    KeyPatterns patterns =
        infer(
            together(
                many(20, i -> "x:" + new UUID(i * 7L, i * 13L)),
                many(20, i -> "x:ada.number" + i + "@example.com"),
                many(20, i -> "x:2024-02-" + (10 + i % 19)),
                many(20, i -> "x:192.0.2." + i),
                many(20, i -> "x:" + Integer.toHexString(0xCAFE0000 + i)),
                many(20, i -> "x:-" + i + ".5"),
                many(20, i -> "x:+49 170 " + (1_000_000 + i)),
                many(20, i -> "x:" + letters(i * 77, 4) + "-ü" + letters(i * 977, 5))));

    assertThat(names(patterns)).containsExactly("x:-{id} 20", "x:{id} 140");
  }

  @Test
  void partsWithoutSeparatorsAreParted() {
    KeyPatterns patterns =
        infer(
            together(
                many(20, i -> "user" + i),
                many(20, i -> "order_" + i + "_items"),
                many(20, i -> "page-" + i + ".html"),
                many(20, i -> "line_items:" + i)));

    assertThat(names(patterns))
        .containsExactly(
            "line_items:{id} 20", "order_{id}_items 20", "page-{id}.html 20", "user{id} 20");
  }

  @Test
  void tagsOfAClusterAreSeparators() {
    KeyPatterns patterns = infer(many(20, i -> "{user:" + i + "}:cart"));

    assertThat(names(patterns)).containsExactly("\\{user:{id}\\}:cart 20");
  }

  @Test
  void namesOfPeopleDoNotShow() {
    List<String> people = many(400, i -> letters(i * 7_919, 6));
    KeyPatterns patterns =
        infer(
            together(
                people.stream().map(name -> "user:" + name).toList(),
                people.stream().map(name -> "user:" + name + ":cart").toList(),
                people.stream().map(name -> "mail:" + name + "@example.com").toList(),
                many(60, i -> "user:ada:order:" + i),
                people.subList(0, 9)));

    assertThat(names(patterns))
        .containsExactly(
            "mail:{id} 400",
            "user:{id} 400",
            "user:{id}:cart 400",
            "user:{id}:order:{id} 60",
            "{key} 9");
  }

  @Test
  void slugsAreOneVariablePart() {
    KeyPatterns patterns =
        infer(
            many(
                300,
                i ->
                    "post:"
                        + letters(i * 31, 4)
                        + "-"
                        + letters(i * 77, 3)
                        + (i % 2 == 0 ? "" : "-" + letters(i * 911, 5))));

    assertThat(names(patterns)).containsExactly("post:{id} 300");
  }

  @Test
  void singleKeysAreTogether() {
    KeyPatterns patterns =
        infer(List.of("motd", "config:smtp", "lock", "", ":::::::::", "ada@example.com"));

    assertThat(names(patterns)).containsExactly("{key} 6");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theOrderOfKeysDoesNotMatter(long seed) {
    List<String> keys =
        together(
            many(3_000, i -> "user:" + letters(i * 977, 5)),
            many(3_000, i -> "user:" + i + ":session:" + new UUID(i, i)),
            many(2_000, i -> letters(i % 40, 2) + "x:" + i),
            many(500, i -> "tenant-" + i % 20 + ":report:" + i),
            many(300, i -> letters(i * 31, 6)));
    List<String> expected = names(infer(keys));
    List<String> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, new Random(seed));

    KeyPatterns patterns = infer(shuffled);

    assertThat(names(patterns)).isEqualTo(expected);
    assertThat(sampled(patterns)).isEqualTo(sampled(infer(keys)));
  }

  private static List<List<String>> sampled(KeyPatterns patterns) {
    return patterns.all().stream()
        .map(
            pattern ->
                pattern.counts().sample(ValueKind.STRING).stream()
                    .map(key -> new String(key, UTF_8))
                    .toList())
        .toList();
  }

  @Test
  void aKeyBelongsToThePatternThatCountedIt() {
    List<String> keys =
        together(
            many(2_000, i -> "user:" + letters(i * 977, 5) + (i % 3 == 0 ? ":cart" : "")),
            many(2_000, i -> "post:" + letters(i * 31, 4) + "-" + letters(i * 7, 3) + ":" + i),
            many(1_000, i -> letters(i % 60, 2) + ":" + i % 7 + "_" + i),
            many(300, i -> "v" + i + ".page" + i % 3 + "." + letters(i, 2)),
            many(50, i -> "{" + i + "}:x"),
            many(200, i -> letters(i * 131, 7)));
    KeyPatterns patterns = infer(keys);

    var matched = new TreeMap<String, Long>();
    keys.forEach(key -> matched.merge(patterns.match(key).pattern(), 1L, Long::sum));

    assertThat(matched.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()))
        .containsExactlyElementsOf(names(patterns));
  }

  @Test
  void patternsSurviveBeingWritten() {
    List<String> keys =
        together(
            many(50, i -> "user:" + i + ":profile"),
            many(50, i -> "{x" + i + "}|y"),
            many(50, i -> "trailing:" + i + ":"));
    KeyPatterns patterns = infer(keys);

    KeyPatterns read = KeyPatterns.parse(patterns.toText());

    assertThat(read.all().stream().map(KeyPatterns.Pattern::name))
        .containsExactlyElementsOf(patterns.all().stream().map(KeyPatterns.Pattern::name).toList());
    assertThat(keys.stream().map(read::match))
        .isEqualTo(keys.stream().map(patterns::match).toList());
  }

  @Test
  void variablePartsAreNamedByTheWordBefore() {
    KeyPatterns patterns =
        infer(
            together(
                many(50, i -> "user:" + i + ":order:" + i + ":user:" + i),
                many(50, i -> i + ":x:" + i)));

    assertThat(patterns.all().stream().map(KeyPatterns.Pattern::columns))
        .contains(
            List.of("key.user", "key.order", "key.3"), List.of("key.1", "key.x"), List.of("key"));
    assertThat(patterns.match("user:7:order:8:user:ada.b@example.com").values())
        .containsExactly("7", "8", "ada.b@example.com");
  }

  @Test
  void theRarestPatternsAreTogetherWhenThereAreTooMany() {
    KeyPatterns patterns =
        infer(
            together(many(30, i -> "a:" + i), many(20, i -> "b:" + i), many(10, i -> "c:" + i)), 2);

    assertThat(names(patterns)).containsExactly("a:{id} 30", "b:{id} 20", "{key} 10");
    assertThat(patterns.match("c:1").pattern()).isEqualTo("{key}");
  }

  @Test
  void randomWordsLeaveNoTrace() {
    var random = new Random(7);
    var tree = new PatternTree(new PatternTree.Limits(10, 1_000, 16));
    for (int i = 0; i < 100_000; i++) {
      String key =
          letters(random.nextInt(26 * 26 * 26), 3)
              + ":"
              + letters(random.nextInt(1 << 20), 5)
              + ":"
              + letters(random.nextInt(1 << 30), 6);
      tree.add(ValueKind.STRING, key.getBytes(UTF_8));
      tree.add(ValueKind.HASH, ("user:" + random.nextInt(1 << 20) + ":profile").getBytes(UTF_8));
    }

    assertThat(names(tree.patterns(500)))
        .containsExactly("user:{id}:profile 100000", "{key} 100000");
  }

  @Test
  void bytesThatAreNoTextAreEscaped() {
    byte[] key = "user:\u00FF\u0001\\".getBytes(ISO_8859_1);

    assertThat(Bytes.keyText(key)).isEqualTo("user:\\xFF\\x01\\\\");
    assertThat(Bytes.keyText("user:é\\".getBytes(UTF_8))).isEqualTo("user:é\\");
  }
}
