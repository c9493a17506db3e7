package io.racine.governance.classifier.regex.check;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads checks as rule packs write them: {@code luhn}, {@code weighted-sum(weights=10 9 8 7 6 5 4 3
 * 2; mod=11; complement; map=10:X 11:0)}.
 *
 * <p>Arguments are {@code key=value}, separated by semicolons; a list is separated by blanks; a key
 * alone means yes. Every check also takes {@code from}, {@code to}, {@code prefix}, {@code strip},
 * {@code keep=digits}, {@code cut}, {@code replace-first=X:0} and {@code replace=A:1} to look at a
 * part of the value. {@code a | b} passes when one of them does.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ValueChecks {
  private static final Map<String, BiFunction<CheckArguments, CheckContext, ValueCheck>> CHECKS =
      checks();
  private static final Set<String> GATES =
      Set.of(
          "not-repeated",
          "not-sequential",
          "not-in",
          "not-placeholder",
          "entropy",
          "mixed",
          "matching",
          "not-matching",
          "email",
          "url",
          "domain",
          "mac",
          "ipv6");
  private static final Set<String> SUMS =
      Set.of(
          "luhn",
          "weighted-sum",
          "remainder",
          "verhoeff",
          "odd-even-letters",
          "mod-11-2",
          "mod-37-2",
          "mod-97-10",
          "mod-661-26",
          "mod-1271-36",
          "mod-11-10",
          "mod-27-26",
          "mod-37-36",
          "iban",
          "crc32-base62",
          "base58-check");

  private ValueChecks() {}

  /**
   * Returns what kind of check an expression is; of alternatives, the kind of the one that says
   * most.
   */
  public static CheckKind kindOf(String expression) {
    CheckKind kind = CheckKind.GATE;
    for (String name : namesIn(expression)) {
      CheckKind other = kindOfName(name);
      kind = other.compareTo(kind) > 0 ? other : kind;
    }
    return kind;
  }

  /** Returns the names of the checks in an expression, without their arguments. */
  public static List<String> namesIn(String expression) {
    return alternatives(expression).stream()
        .map(alternative -> nameIn(alternative.strip()))
        .toList();
  }

  private static CheckKind kindOfName(String name) {
    return GATES.contains(name)
        ? CheckKind.GATE
        : SUMS.contains(name) ? CheckKind.ARITHMETIC : CheckKind.PLAUSIBILITY;
  }

  private static String nameIn(String expression) {
    int open = expression.indexOf('(');
    return open < 0 ? expression : expression.substring(0, open).strip();
  }

  /**
   * Returns the check an expression names.
   *
   * @param clock what "today" is for checks of dates
   * @throws IllegalArgumentException if there is no such check or argument; the message lists what
   *     there is
   */
  public static ValueCheck parse(String expression, Clock clock) {
    return parse(expression, CheckContext.of(clock));
  }

  /**
   * Returns the check an expression names.
   *
   * @throws IllegalArgumentException if there is no such check, argument or model; the message
   *     lists what there is
   */
  public static ValueCheck parse(String expression, CheckContext context) {
    requireNonNull(context, "context");
    List<ValueCheck> alternatives = new ArrayList<>();
    for (String alternative : alternatives(expression)) {
      alternatives.add(single(alternative.strip(), context));
    }
    if (alternatives.size() == 1) {
      return alternatives.get(0);
    }
    return value -> {
      for (ValueCheck check : alternatives) {
        if (check.passes(value)) {
          return true;
        }
      }
      return false;
    };
  }

  private static ValueCheck single(String expression, CheckContext context) {
    int open = expression.indexOf('(');
    if (open >= 0 && !expression.endsWith(")")) {
      throw new IllegalArgumentException(
          "Check '" + expression + "' must end with a closing parenthesis");
    }
    String name = nameIn(expression);
    BiFunction<CheckArguments, CheckContext, ValueCheck> maker = CHECKS.get(name);
    if (maker == null) {
      throw new IllegalArgumentException(
          "No check '" + name + "'; there are: " + String.join(", ", CHECKS.keySet()));
    }
    CheckArguments arguments =
        CheckArguments.parse(
            name, open < 0 ? "" : expression.substring(open + 1, expression.length() - 1));
    ValueView view = ValueView.read(arguments);
    ValueCheck check = maker.apply(arguments, context);
    arguments.finish();
    return view.over(check);
  }

  /** Splits at bars outside parentheses. */
  private static List<String> alternatives(String expression) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == '|' && depth == 0) {
        parts.add(expression.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(expression.substring(start));
    return parts;
  }

  private static Map<String, BiFunction<CheckArguments, CheckContext, ValueCheck>> checks() {
    Map<String, BiFunction<CheckArguments, CheckContext, ValueCheck>> checks = new TreeMap<>();
    timeless(checks, "luhn", Luhn::read);
    timeless(checks, "weighted-sum", WeightedSum::read);
    timeless(checks, "remainder", Remainder::read);
    timeless(checks, "verhoeff", arguments -> Verhoeff.read(arguments));
    timeless(checks, "odd-even-letters", OddEvenLetters::read);
    timeless(checks, "mod-11-2", arguments -> Iso7064.pure(11, 2));
    timeless(checks, "mod-37-2", arguments -> Iso7064.pure(37, 2));
    timeless(checks, "mod-97-10", arguments -> Iso7064.pure(97, 10));
    timeless(checks, "mod-661-26", arguments -> Iso7064.pure(661, 26));
    timeless(checks, "mod-1271-36", arguments -> Iso7064.pure(1271, 36));
    timeless(checks, "mod-11-10", arguments -> Iso7064.hybrid(11));
    timeless(checks, "mod-27-26", arguments -> Iso7064.hybrid(27));
    timeless(checks, "mod-37-36", arguments -> Iso7064.hybrid(37));
    timeless(checks, "iban", Iban::read);
    timeless(checks, "country-code", CountryCodes::read);
    timeless(checks, "card-range", CardRanges::read);
    checks.put("date-in", (arguments, context) -> DateIn.read(arguments, context.clock()));
    checks.put("date", (arguments, context) -> DateText.read(arguments, context.clock()));
    checks.put("model", (arguments, context) -> ModelCheck.read(arguments, context.models()));
    timeless(checks, "not-repeated", Plausibility::notRepeated);
    timeless(checks, "not-sequential", Plausibility::notSequential);
    timeless(checks, "not-in", Plausibility::notIn);
    timeless(checks, "not-placeholder", Plausibility::notPlaceholder);
    timeless(checks, "entropy", Plausibility::entropy);
    timeless(checks, "occurrences", Plausibility::occurrences);
    timeless(checks, "mixed", Plausibility::mixed);
    timeless(checks, "matching", arguments -> Plausibility.matching(arguments, true));
    timeless(checks, "not-matching", arguments -> Plausibility.matching(arguments, false));
    timeless(checks, "ipv4", InternetAddresses::v4);
    timeless(checks, "ipv6", InternetAddresses::v6);
    timeless(checks, "ip", InternetAddresses::any);
    timeless(checks, "mac", InternetAddresses::mac);
    timeless(checks, "domain", WebAddresses::domain);
    timeless(checks, "email", WebAddresses::email);
    timeless(checks, "url", WebAddresses::url);
    timeless(checks, "json-header", JsonHeader::read);
    timeless(checks, "crc32-base62", TokenChecksums::crc32);
    timeless(checks, "base58-check", TokenChecksums::base58);
    timeless(checks, "phone", Phone::read);
    timeless(checks, "words", Words::among);
    timeless(checks, "person-name", Words::personName);
    return checks;
  }

  private static void timeless(
      Map<String, BiFunction<CheckArguments, CheckContext, ValueCheck>> checks,
      String name,
      Function<CheckArguments, ValueCheck> maker) {
    checks.put(name, (arguments, context) -> maker.apply(arguments));
  }
}
