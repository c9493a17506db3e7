package io.racine.governance.classifier.regex.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.racine.governance.spi.classifier.Interval;
import org.junit.jupiter.api.Test;

/** The expected numbers were computed apart, with exact fractions or another library's lgamma. */
final class DistributionsTest {
  @Test
  void logGammaAgrees() {
    assertThat(Distributions.logGamma(0.1)).isCloseTo(2.2527126517342055, within(1e-12));
    assertThat(Distributions.logGamma(0.5)).isCloseTo(0.5723649429247004, within(1e-12));
    assertThat(Distributions.logGamma(2.5)).isCloseTo(0.2846828704729196, within(1e-12));
    assertThat(Distributions.logGamma(10)).isCloseTo(12.801827480081467, within(1e-11));
    assertThat(Distributions.logGamma(100.25)).isCloseTo(360.2845596377643, within(1e-10));
  }

  @Test
  void betaBinomialAgrees() {
    // Uniform pass rate: each of the 11 outcomes is as likely, ln(1/11).
    assertThat(Distributions.logBetaBinomial(3, 10, 1, 1))
        .isCloseTo(-2.3978952727983716, within(1e-11));
    assertThat(Distributions.logBetaBinomial(40, 40, 8, 0.5))
        .isCloseTo(-0.9088904896406174, within(1e-11));
    assertThat(Distributions.logBetaBinomial(40, 40, 6, 54))
        .isCloseTo(-50.26393461178074, within(1e-10));
    assertThat(Distributions.logBetaBinomial(0, 40, 6, 54))
        .isCloseTo(-3.2136175278283474, within(1e-10));
    assertThat(Distributions.logBetaBinomial(7, 20, 2, 0.8))
        .isCloseTo(-3.588747557814314, within(1e-11));
  }

  @Test
  void binomialTailAgrees() {
    assertThat(Distributions.binomialTail(3, 10, 0.1)).isCloseTo(0.0701908264, within(1e-12));
    assertThat(Distributions.binomialTail(38, 40, 0.1)).isCloseTo(6.3541e-36, within(1e-44));
    assertThat(Distributions.binomialTail(10, 1000, 0.001))
        .isCloseTo(1.0742833868464872e-7, within(1e-16));
    assertThat(Distributions.binomialTail(0, 10, 0.1)).isEqualTo(1);
  }

  @Test
  void wilsonAgrees() {
    Interval some = Distributions.wilson(3, 40);
    Interval all = Distributions.wilson(40, 40);

    assertThat(some.low()).isCloseTo(0.025836025774588198, within(1e-12));
    assertThat(some.estimate()).isEqualTo(0.075);
    assertThat(some.high()).isCloseTo(0.19864233524310543, within(1e-12));
    assertThat(all.low()).isCloseTo(0.9123783988027135, within(1e-12));
    assertThat(all.high()).isEqualTo(1);
    assertThat(Distributions.wilson(0, 0)).isEqualTo(new Interval(0, 0, 1));
  }

  @Test
  void floorHoldsALikelihoodRatioUp() {
    assertThat(Distributions.withFloor(-1000, 0.03)).isCloseTo(Math.log(0.03), within(1e-12));
    assertThat(Distributions.withFloor(0, 0.03)).isCloseTo(0, within(1e-12));
    assertThat(Distributions.withFloor(50, 0.03)).isCloseTo(50 + Math.log(0.97), within(1e-9));
  }
}
