package io.racine.governance.classifier.regex.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * ISO 3166-1 codes as the Java runtime knows them: {@code country-code}, {@code
 * country-code(alpha=3)}; with {@code from} and {@code to} for a part of a value, as in a BIC.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class CountryCodes implements ValueCheck {
  private final Set<String> codes;

  private CountryCodes(Set<String> codes) {
    this.codes = codes;
  }

  static ValueCheck read(CheckArguments arguments) {
    boolean three = arguments.choice("alpha", "2", "3").equals("3");
    Set<String> codes =
        three
            ? Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3)
            : new HashSet<>(Arrays.asList(Locale.getISOCountries()));
    Set<String> all = new HashSet<>(codes);
    all.addAll(arguments.words("also"));
    return new CountryCodes(Set.copyOf(all));
  }

  @Override
  public boolean passes(String value) {
    return codes.contains(value);
  }
}
