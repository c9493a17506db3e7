package io.racine.governance.testkit.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.SupportsText;
import io.racine.governance.spi.classifier.TextSpan;
import io.racine.governance.testkit.AtOnce;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every classifier that {@link SupportsText finds entities in text} does, as tests to inherit.
 *
 * <p>A subclass tells the same as one of {@link ClassifierContract}, and {@link #texts()}.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public abstract class TextContract implements ClassifierFixture {
  private static final int THREADS = 8;
  private static final int MEBI = 1 << 20;

  /** Returns texts in each of which the classifier finds something. */
  public abstract List<String> texts();

  @Nested
  final class Spans {
    @TestFactory
    Stream<DynamicTest> lieWithinTheTextAndAreSorted() {
      return each(
          text -> {
            try (Classifier classifier = create()) {
              List<TextSpan> spans = text(classifier).findSpans(text);

              assertThat(spans).as("spans").isNotEmpty();
              assertSorted(spans, text);
            }
          });
    }

    @TestFactory
    Stream<DynamicTest> areOfDeclaredEntities() {
      return each(
          text -> {
            try (Classifier classifier = create()) {
              Set<EntityType> declared =
                  classifier.entities().stream()
                      .map(EntityDefinition::entity)
                      .collect(Collectors.toSet());

              assertThat(text(classifier).findSpans(text))
                  .extracting(TextSpan::entity)
                  .isSubsetOf(declared);
            }
          });
    }

    @TestFactory
    Stream<DynamicTest> moveWithTheText() {
      return each(
          text -> {
            try (Classifier classifier = create()) {
              List<TextSpan> spans = text(classifier).findSpans(text);
              String before = "... ";

              assertThat(text(classifier).findSpans(before + text))
                  .containsAll(spans.stream().map(span -> moved(span, before.length())).toList());
            }
          });
    }

    @TestFactory
    Stream<DynamicTest> areTheSameForManyThreads() {
      return each(
          text -> {
            try (Classifier classifier = create()) {
              List<TextSpan> alone = text(classifier).findSpans(text);

              assertThat(
                      Set.copyOf(
                          AtOnce.run(THREADS, timeLimit(), () -> text(classifier).findSpans(text))))
                  .containsExactly(alone);
            }
          });
    }

    @Test
    void ofOddTextsDoNotThrowAndLieWithinThem() {
      List<String> odd =
          new ArrayList<>(
              List.of("", " ", "\0", "\uD800", "a\uDC00", "\uD83D\uDE00 x@\uD83D", "\u202E"));
      odd.add("a".repeat(MEBI));
      odd.add("1".repeat(MEBI));
      odd.add("a@b.".repeat(MEBI / 4));
      odd.add("4111 1111 1111 1111 ".repeat(MEBI / 20));
      try (Classifier classifier = create()) {
        for (String text : odd) {
          List<TextSpan> spans =
              assertTimeoutPreemptively(timeLimit(), () -> text(classifier).findSpans(text));

          assertSorted(spans, text);
        }
      }
    }
  }

  @Nested
  final class Values {
    @Test
    void areCoveredAsAWhole() {
      try (Classifier classifier = create()) {
        List<String> values =
            examples().stream()
                .flatMap(example -> example.values().stream())
                .filter(value -> value != null && !value.isEmpty())
                .map(String::valueOf)
                .toList();
        long spans = 0;
        for (String value : values) {
          List<TextSpan> opinions = text(classifier).classifyValue(value);
          spans += opinions.size();
          assertThat(opinions)
              .allSatisfy(
                  span -> {
                    assertThat(span.start()).as("start").isZero();
                    assertThat(span.end()).as("end").isEqualTo(value.length());
                  });
        }
        assertThat(spans).as("opinions on the example values").isPositive();
      }
    }

    @Test
    void thatAreOddDoNotThrow() {
      try (Classifier classifier = create()) {
        for (String value : List.of("", " ", "\0", "\uD800", "1".repeat(MEBI), "a".repeat(MEBI))) {
          List<TextSpan> opinions =
              assertTimeoutPreemptively(timeLimit(), () -> text(classifier).classifyValue(value));

          assertThat(opinions).allMatch(span -> span.end() <= value.length());
        }
      }
    }
  }

  private Stream<DynamicTest> each(Consumer<String> check) {
    List<String> texts = texts();
    assertThat(texts).as("texts of the fixture").isNotEmpty();
    return Stream.iterate(0, i -> i < texts.size(), i -> i + 1)
        .map(i -> dynamicTest("text #" + (i + 1), () -> check.accept(texts.get(i))));
  }

  private static void assertSorted(List<TextSpan> spans, String text) {
    int last = 0;
    for (TextSpan span : spans) {
      assertThat(span.start()).as("start of a span").isGreaterThanOrEqualTo(last);
      assertThat(span.end())
          .as("end of a span")
          .isGreaterThan(span.start())
          .isLessThanOrEqualTo(text.length());
      last = span.start();
    }
  }

  private static TextSpan moved(TextSpan span, int by) {
    return new TextSpan(
        span.ruleId(),
        span.entity(),
        span.level(),
        span.confidence(),
        span.start() + by,
        span.end() + by);
  }

  private static SupportsText text(Classifier classifier) {
    assertThat(classifier).isInstanceOf(SupportsText.class);
    return (SupportsText) classifier;
  }
}
