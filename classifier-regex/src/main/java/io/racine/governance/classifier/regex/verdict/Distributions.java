package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.spi.classifier.Interval;

/** The few probability functions that verdicts rest on. */
final class Distributions {
  private static final double[] LANCZOS = {
    0.9999999999998099,
    676.5203681218851,
    -1259.1392167224028,
    771.3234287776531,
    -176.6150291621406,
    12.507343278686905,
    -0.13857109526572012,
    9.984369578019572e-6,
    1.5056327351493116e-7
  };
  private static final double Z95 = 1.959963984540054;

  private Distributions() {}

  /** Returns ln Γ(x) for x &gt; 0, by Lanczos' approximation (g = 7, n = 9). */
  static double logGamma(double x) {
    if (x < 0.5) {
      return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
    }
    double shifted = x - 1;
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (shifted + i);
    }
    double t = shifted + 7.5;
    return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
  }

  private static double logBeta(double a, double b) {
    return logGamma(a) + logGamma(b) - logGamma(a + b);
  }

  private static double logChoose(long n, long k) {
    return logGamma(n + 1.0) - logGamma(k + 1.0) - logGamma(n - k + 1.0);
  }

  /** Returns ln P(k of n) when each passes with a probability that is itself Beta(a, b). */
  static double logBetaBinomial(long k, long n, double a, double b) {
    return logChoose(n, k) + logBeta(k + a, n - k + b) - logBeta(a, b);
  }

  /** Returns P(at least k of n) when each passes with probability p. */
  static double binomialTail(long k, long n, double p) {
    if (k <= 0) {
      return 1;
    }
    double sum = 0;
    for (long i = k; i <= n; i++) {
      double term = Math.exp(logChoose(n, i) + i * Math.log(p) + (n - i) * Math.log1p(-p));
      sum += term;
      if (term < sum * 1e-12 && i > n * p) {
        break;
      }
    }
    return Math.min(1, sum);
  }

  /** Returns the share k of n with Wilson's 95 % interval. */
  static Interval wilson(long k, long n) {
    if (n == 0) {
      return new Interval(0, 0, 1);
    }
    double share = (double) k / n;
    double z2 = Z95 * Z95;
    double centre = (share + z2 / (2.0 * n)) / (1 + z2 / n);
    double half = Z95 * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n)) / (1 + z2 / n);
    return new Interval(
        Math.max(0, Math.min(share, centre - half)),
        share,
        Math.min(1, Math.max(share, centre + half)));
  }

  /** Returns the probability of these log odds. */
  static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  static double logOdds(double probability) {
    return Math.log(probability / (1 - probability));
  }

  /** Returns ln((1 − w)·e^x + w): a likelihood ratio with a floor. */
  static double withFloor(double logRatio, double floor) {
    double high = Math.max(logRatio + Math.log1p(-floor), Math.log(floor));
    return high
        + Math.log(
            Math.exp(logRatio + Math.log1p(-floor) - high) + Math.exp(Math.log(floor) - high));
  }
}
