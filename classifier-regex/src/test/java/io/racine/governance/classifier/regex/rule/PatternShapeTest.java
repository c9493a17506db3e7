package io.racine.governance.classifier.regex.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.racine.governance.classifier.regex.automaton.CharSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PatternShapeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}",
        "\\d{3}-?\\d{2}-?\\d{4}",
        "(?i)(mr|mrs)\\.? [a-z]+",
        "a*b+c?",
        "(?:abc|ab|x)(?:\\d|-)*",
        "[^@]+@[a-z]+\\.(com|org)",
        "(ab){2,3}|c{0,2}",
        "[[:alpha:]]{2,4}[\\d\\-]+",
        "\\x41[\\x42-\\x44]?\\n*",
        "k(?i:s+)k",
        "\\pL{1,3} ?",
        "^1$|^22\\b",
        "(?P<x>[a-c]|)d",
        ".{2,3}",
        "[é-ü]+a"
      })
  void admitsWhateverThePatternMatches(String pattern) {
    PatternShape shape = PatternShape.of(pattern);
    Pattern reference = Pattern.compile(pattern);
    var random = new SplittableRandom(pattern.hashCode());
    int matched = 0;

    for (int i = 0; i < 200_000 && matched < 300; i++) {
      String text = text(random, pattern);
      if (reference.matches(text)) {
        matched++;
        assertThat(shape.admits(new ValueForm(text))).as(text).isTrue();
      }
    }

    assertThat(matched).isPositive();
  }

  /** Mixes characters of the pattern itself with others, so that some texts match. */
  private static String text(SplittableRandom random, String pattern) {
    String pool = "abcdkxsmr.- @éKſ\n";
    var text = new StringBuilder();
    if (pattern.startsWith("[A-Z]{2}")) {
      text.append("DE12");
      pool = "0A1B2C";
      for (int i = 0; i < 11; i++) {
        text.append(pool.charAt(random.nextInt(pool.length())));
      }
    } else if (pattern.startsWith("\\d{3}")) {
      return String.format("%03d-%02d%04d", 7, random.nextInt(100), random.nextInt(10_000));
    } else if (pattern.startsWith("(?i)(mr")) {
      text.append(random.nextBoolean() ? "MR. " : "mrs ");
    } else if (pattern.startsWith("[^@]")) {
      text.append("é@a.").append(random.nextBoolean() ? "com" : "org");
    } else if (pattern.startsWith("(ab)")) {
      return "ab".repeat(random.nextInt(4)) + "c".repeat(random.nextInt(3));
    } else if (pattern.contains("[:alpha:]")) {
      text.append("ab-1");
    } else if (pattern.startsWith("\\x41")) {
      text.append(random.nextBoolean() ? "AB" : "A");
    } else if (pattern.startsWith("^1")) {
      return random.nextBoolean() ? "1" : "22";
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(pool.charAt(random.nextInt(pool.length())));
    }
    return text.toString();
  }

  @Test
  void saysLengthsAlphabetAndWhatMustOccur() {
    PatternShape shape = PatternShape.of("[a-z]{2,4}@x(\\.[0-9]){1,2}");

    assertThat(shape.minLength()).isEqualTo(6);
    assertThat(shape.maxLength()).isEqualTo(10);
    assertThat(shape.first()).isEqualTo(CharSet.range('a', 'z'));
    assertThat(shape.required()).isEqualTo(CharSet.of('@').or(CharSet.of('x')).or(CharSet.of('.')));
    assertThat(shape.minDigits()).isEqualTo(1);
    assertThat(shape.minLetters()).isEqualTo(3);
    assertThat(shape.admits(new ValueForm("abc@x.1"))).isTrue();
    assertThat(shape.admits(new ValueForm("abc@x#1"))).isFalse();
    assertThat(shape.admits(new ValueForm("Abc@x.1"))).isFalse();
  }

  @Test
  void admitsAnythingWhereThePatternIsNotUnderstood() {
    assertThat(PatternShape.of("a**")).isEqualTo(PatternShape.ANYTHING);
    assertThat(PatternShape.of("(unclosed")).isEqualTo(PatternShape.ANYTHING);
  }
}
