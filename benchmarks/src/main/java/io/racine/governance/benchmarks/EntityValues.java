package io.racine.governance.benchmarks;

import static io.racine.governance.benchmarks.HarmlessValues.digits;
import static io.racine.governance.benchmarks.HarmlessValues.one;

import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.classifier.regex.rule.CompiledRule;
import io.racine.governance.classifier.regex.rule.LookAlikes;
import io.racine.governance.spi.classifier.RuleDefinition;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Makes values of an entity: by hand where it is made of words, else by drawing look-alikes of a
 * rule's examples until one is valid.
 */
final class EntityValues {
  /** Few are enough: where all drawn anew are rarely valid, the last ones are drawn anew. */
  private static final int TRIES = 400;

  private static final int MOST_DRAWN = 10_000;
  private static final int LEAST_VALID = 3;
  private static final int[] DRAWN = {Integer.MAX_VALUE, 12, 6, 3};
  private static final List<String> FIRST =
      List.of(
          "Mary", "James", "Linda", "Robert", "Anna", "Peter", "Laura", "David", "Julia", "Thomas",
          "Sophie", "Daniel", "Maria", "Paul", "Emma", "Lukas", "Clara", "Martin", "Elena", "Oscar",
          "Nadia", "Victor", "Ingrid", "Pablo", "Chloe", "Hugo", "Amira", "Kenji", "Priya", "Omar");
  private static final List<String> LAST =
      List.of(
          "Smith",
          "Johnson",
          "Garcia",
          "Miller",
          "Schmidt",
          "Rossi",
          "Martin",
          "Novak",
          "Jensen",
          "Kowalski",
          "Brown",
          "Silva",
          "Dubois",
          "Nguyen",
          "Khan",
          "Meyer",
          "Fischer",
          "Lopez",
          "Andersson",
          "Murphy",
          "Tanaka",
          "Petrov",
          "Costa",
          "Wagner",
          "Moreau",
          "Hansen");
  private static final List<String> CITIES =
      List.of(
          "Paris", "London", "Berlin", "Madrid", "Boston", "Chicago", "Lyon", "Milan", "Oslo",
          "Dublin", "Vienna", "Seattle", "Toronto", "Sydney", "Osaka", "Lisbon", "Prague",
          "Denver");
  private static final List<String> COUNTRIES =
      List.of(
          "France",
          "Germany",
          "Spain",
          "Italy",
          "Japan",
          "Brazil",
          "Canada",
          "Mexico",
          "Norway",
          "Poland",
          "Portugal",
          "Ireland",
          "India",
          "Kenya",
          "Chile");
  private static final List<String> STREETS =
      List.of("Main Street", "Oak Avenue", "Park Road", "High Street", "Mill Lane", "Elm Drive");
  private static final List<String> JOBS =
      List.of(
          "Software Engineer",
          "Sales Manager",
          "Accountant",
          "Nurse",
          "Project Manager",
          "Data Analyst",
          "Teacher",
          "Marketing Director",
          "Office Assistant",
          "Technician");
  private static final Map<String, Function<SplittableRandom, String>> BY_HAND = byHand();

  private EntityValues() {}

  private static Map<String, Function<SplittableRandom, String>> byHand() {
    Map<String, Function<SplittableRandom, String>> byHand = new TreeMap<>();
    byHand.put("FIRST_NAME", random -> one(random, FIRST));
    byHand.put("LAST_NAME", random -> one(random, LAST));
    byHand.put("PERSON_NAME", random -> one(random, FIRST) + " " + one(random, LAST));
    byHand.put("CITY", random -> one(random, CITIES));
    byHand.put("COUNTRY", random -> one(random, COUNTRIES));
    byHand.put("JOB_TITLE", random -> one(random, JOBS));
    byHand.put("STREET_ADDRESS", random -> random.nextInt(1, 999) + " " + one(random, STREETS));
    byHand.put(
        "COMPANY_NAME",
        random ->
            one(random, LAST) + one(random, List.of(" Inc.", " GmbH", " Ltd", " & Sons LLC")));
    byHand.put(
        "EMAIL_ADDRESS",
        random ->
            one(random, FIRST).toLowerCase(Locale.ROOT)
                + "."
                + one(random, LAST).toLowerCase(Locale.ROOT)
                + random.nextInt(1000)
                + "@example."
                + one(random, List.of("com", "org", "net")));
    byHand.put(
        "PHONE_NUMBER",
        random ->
            one(random, List.of("212", "312", "415", "617"))
                + "-"
                + random.nextInt(200, 999)
                + "-"
                + digits(random, 4));
    byHand.put("DATE_OF_BIRTH", random -> birth(random).toString());
    byHand.put("AGE", random -> Integer.toString(random.nextInt(18, 95)));
    byHand.put("GENDER", random -> one(random, List.of("Male", "Female")));
    byHand.put("POSTAL_CODE", random -> digits(random, 5));
    byHand.put(
        "LATITUDE", random -> String.format(Locale.ROOT, "%.6f", random.nextDouble(-90, 90)));
    byHand.put(
        "LONGITUDE", random -> String.format(Locale.ROOT, "%.6f", random.nextDouble(-180, 180)));
    byHand.put(
        "URL", random -> "https://www.example.com/" + one(random, CITIES) + random.nextInt(1000));
    byHand.put(
        "USERNAME", random -> one(random, FIRST).toLowerCase(Locale.ROOT) + random.nextInt(10_000));
    byHand.put(
        "IP_ADDRESS",
        random ->
            random.nextInt(1, 224)
                + "."
                + random.nextInt(256)
                + "."
                + random.nextInt(256)
                + "."
                + random.nextInt(256));
    byHand.put("SALARY", random -> Integer.toString(random.nextInt(24, 180) * 1000));
    return byHand;
  }

  private static LocalDate birth(SplittableRandom random) {
    return LocalDate.of(1940, 1, 1).plusDays(random.nextInt(24_000));
  }

  /** Returns what makes values of the entities that are made by hand, but for one. */
  static List<Function<SplittableRandom, String>> byHandExcept(String entity) {
    return BY_HAND.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(entity))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Returns what makes values of a rule's entity, or nothing if there is no way to. */
  static Optional<Function<SplittableRandom, String>> of(RuleDefinition rule, Clock clock) {
    Function<SplittableRandom, String> hand = BY_HAND.get(rule.entity().toString());
    if (hand != null) {
      return Optional.of(hand);
    }
    if (rule.value() == null || rule.examples().accepts().isEmpty()) {
      return Optional.empty();
    }
    CompiledRule compiled = CompiledRule.proved(rule, CheckContext.of(clock));
    for (int drawn : DRAWN) {
      LookAlikes trial =
          new LookAlikes(
              rule.examples().accepts(), new SplittableRandom(rule.id().hashCode() + (long) drawn));
      int valid = 0;
      for (int i = 0; i < TRIES && valid < LEAST_VALID; i++) {
        valid += compiled.accepts(trial.next(drawn)) ? 1 : 0;
      }
      if (valid == LEAST_VALID) {
        return Optional.of(
            random -> {
              LookAlikes lookAlikes = new LookAlikes(rule.examples().accepts(), random.split());
              String value = lookAlikes.next(drawn);
              for (int i = 0; i < MOST_DRAWN && !compiled.accepts(value); i++) {
                value = lookAlikes.next(drawn);
              }
              return value;
            });
      }
    }
    return Optional.empty();
  }
}
