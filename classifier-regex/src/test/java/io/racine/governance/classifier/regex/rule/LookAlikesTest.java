package io.racine.governance.classifier.regex.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LookAlikesTest {
  @Test
  void redrawsLettersAndDigitsAndNothingElse() {
    var lookAlikes = new LookAlikes(List.of("Ab-12 x"), new SplittableRandom(3));

    for (int i = 0; i < 50; i++) {
      assertThat(lookAlikes.next()).matches("[A-Z][a-z]-[0-9]{2} [a-z]");
      assertThat(lookAlikes.next(2)).matches("Ab-1[0-9] [a-z]");
    }
  }
}
