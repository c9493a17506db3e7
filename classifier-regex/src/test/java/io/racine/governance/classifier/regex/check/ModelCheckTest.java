package io.racine.governance.classifier.regex.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.classifier.regex.model.FixedModel;
import io.racine.governance.classifier.regex.model.ValueModels;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ModelCheckTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC);

  /** Scores a value with the number it is. */
  private static final CheckContext CONTEXT =
      new CheckContext(
          CLOCK,
          ValueModels.of(
              List.of(new FixedModel("echo", Set.of("GOOD", "BAD"), Double::parseDouble))));

  private static boolean passes(String check, String value) {
    return ValueChecks.parse(check, CONTEXT).passes(value);
  }

  private static void refuses(String check, String message) {
    assertThatThrownBy(() -> ValueChecks.parse(check, CONTEXT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void passesWhatTheBuiltInModelTakesForLikely() {
    String check = "model(id=value-words; label=PERSON_NAME; least=0.6)";

    assertThat(passes(check, "Maria Fernandes")).isTrue();
    assertThat(passes(check, "Fernandes Transportes Ltda")).isFalse();
    assertThat(passes(check, "550e8400-e29b-41d4-a716-446655440000")).isFalse();
    assertThat(passes(check, "")).isFalse();
  }

  @Test
  void passesFromTheLeastProbabilityOn() {
    assertThat(passes("model(id=echo; label=GOOD; least=0.25)", "0.25")).isTrue();
    assertThat(passes("model(id=echo; label=GOOD; least=0.25)", "0.24")).isFalse();
    assertThat(passes("model(id=echo; label=GOOD)", "0.6")).isTrue();
    assertThat(passes("model(id=echo; label=GOOD)", "0.59")).isFalse();
  }

  @Test
  void passesNothingThatIsNoProbability() {
    String check = "model(id=echo; label=GOOD; least=0.25)";

    assertThat(passes(check, "NaN")).isFalse();
    assertThat(passes(check, "1.5")).isFalse();
    assertThat(passes(check, "Infinity")).isFalse();
    assertThat(passes(check, "not a number, so the model throws")).isFalse();
  }

  @Test
  void looksAtAPartOfTheValueLikeOtherChecks() {
    assertThat(passes("model(id=echo; label=GOOD; from=3)", "x 0.9")).isTrue();
    assertThat(passes("model(id=echo; label=GOOD) | matching(pattern=x)", "x")).isTrue();
  }

  @Test
  void refusesWhatThereIsNot() {
    refuses("model(label=GOOD)", "Check 'model' needs argument 'id'");
    refuses("model(id=echo)", "Check 'model' needs argument 'label'");
    refuses(
        "model(id=ech; label=GOOD)",
        "Argument 'id' of check 'model' must be one of echo, value-words but was ech");
    refuses(
        "model(id=echo; label=PERSON)",
        "Argument 'label' of check 'model' must be one of BAD, GOOD but was PERSON");
    refuses(
        "model(id=echo; label=GOOD; least=0)",
        "Argument 'least' of check 'model' must be above 0 and at most 1 but was 0");
    refuses(
        "model(id=echo; label=GOOD; least=NaN)",
        "Argument 'least' of check 'model' must be above 0 and at most 1 but was NaN");
    refuses(
        "model(id=echo; label=GOOD; least=1.01)",
        "Argument 'least' of check 'model' must be above 0 and at most 1 but was 1.01");
    refuses(
        "model(id=echo; label=GOOD; least=much)",
        "Argument 'least' of check 'model' must be a number but was much");
  }

  @Test
  void knowsTheBuiltInModelWhenGivenAClockAlone() {
    assertThat(ValueChecks.parse("model(id=value-words; label=CODE)", CLOCK).passes("AB-1234-XY"))
        .isTrue();
  }
}
