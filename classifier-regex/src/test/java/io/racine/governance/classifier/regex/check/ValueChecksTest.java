package io.racine.governance.classifier.regex.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class ValueChecksTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC);

  private static boolean passes(String check, String value) {
    return ValueChecks.parse(check, CLOCK).passes(value);
  }

  private static void refuses(String check, String... words) {
    assertThatThrownBy(() -> ValueChecks.parse(check, CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(words);
  }

  @Test
  void namesTheChecksThereAreWhenOneIsUnknown() {
    refuses("lune", "No check 'lune'", "luhn", "iban", "weighted-sum");
  }

  @Test
  void namesTheArgumentsThereAreWhenOneIsUnknown() {
    refuses("luhn(letter=base36)", "no argument 'letter'", "letters", "prefix");
  }

  @Test
  void refusesWrongArguments() {
    refuses("weighted-sum(weights=1 2; mod=x)", "'mod'", "whole number");
    refuses("weighted-sum(mod=11)", "'weights'");
    refuses("weighted-sum(weights=1 2; mod=1)", "at least 2");
    refuses("weighted-sum(weights=1 2; mod=11; table=AB)", "'table'", "as long as mod");
    refuses("luhn(letters=greek)", "'letters'", "base36");
    refuses("luhn(from=0)", "'from'");
    refuses("luhn(prefix=1; prefix=2)", "'prefix' twice");
    refuses("luhn(prefix=1", "parenthesis");
    refuses("matching(pattern=[)", "RE2");
    refuses("date-in(pattern=dd)", "'pattern'");
    refuses("date-in(pattern=yyMMdd; after=soon)", "ISO date");
    refuses("words(list=no-such-list)", "word list");
    refuses("phone(regions=XX)", "'regions'", "XX");
    refuses("entropy(min=high)", "a number");
  }

  @Test
  void passesWhenOneOfTwoChecksDoes() {
    assertThat(passes("luhn | matching(pattern=A|B)", "79927398713")).isTrue();
    assertThat(passes("luhn | matching(pattern=A|B)", "B")).isTrue();
    assertThat(passes("luhn | matching(pattern=A|B)", "79927398714")).isFalse();
  }

  @Test
  void tellsGatesFromWhatIsPlausibleAndFromSums() {
    assertThat(ValueChecks.kindOf("not-placeholder")).isEqualTo(CheckKind.GATE);
    assertThat(ValueChecks.kindOf("matching(pattern=a|b) | not-in(values=1)"))
        .isEqualTo(CheckKind.GATE);
    assertThat(ValueChecks.kindOf("date-in(to=6; pattern=yyMMdd)"))
        .isEqualTo(CheckKind.PLAUSIBILITY);
    assertThat(ValueChecks.kindOf("words(list=job-words)")).isEqualTo(CheckKind.PLAUSIBILITY);
    assertThat(ValueChecks.kindOf("matching(pattern=x.*) | luhn(to=9)"))
        .isEqualTo(CheckKind.ARITHMETIC);
    assertThat(ValueChecks.kindOf("mod-97-10")).isEqualTo(CheckKind.ARITHMETIC);
  }

  @Test
  void namesTheChecksOfAnExpression() {
    assertThat(ValueChecks.namesIn("not-matching(pattern=000.*|666.*) | luhn(to=9)"))
        .containsExactly("not-matching", "luhn");
  }
}
