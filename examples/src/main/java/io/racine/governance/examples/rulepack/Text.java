package io.racine.governance.examples.rulepack;

import io.racine.governance.spi.classifier.Finding;
import java.util.Locale;

/** Words for the terminal. */
final class Text {
  private Text() {}

  /** Names of columns and files may hold anything, even what a terminal obeys. */
  static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }

  static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** Returns a finding in short: {@code IS IBAN (FINANCIAL, 0.99) by finance/iban}. */
  static String of(Finding finding) {
    return String.format(
        Locale.ROOT,
        "%s %s (%s, %.2f) by %s",
        finding.verdict(),
        finding.entity(),
        finding.level(),
        finding.confidence(),
        finding.ruleId());
  }
}
