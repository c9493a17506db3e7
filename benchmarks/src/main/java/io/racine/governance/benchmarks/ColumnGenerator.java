package io.racine.governance.benchmarks;

import static io.racine.governance.benchmarks.HarmlessValues.one;

import io.racine.governance.classifier.regex.rulepack.RulePacks;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes columns from a seed, some of entities and the rest harmless, with true, neutral and
 * misleading names, and with what is the matter with columns: dirt, nulls, few values, masks.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class ColumnGenerator {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final List<String> NEUTRAL =
      List.of("col_7", "field_3", "value", "data", "attr_12", "c14", "x", "column_5", "info");
  private static final List<String> DIRT =
      List.of("see notes", "?", "tbd", "error", "12", "(moved)", "x", "check again", "#REF!");
  private static final List<String> ABOUT =
      List.of("_count", "_type", "_status", "_verified", "_updated_at", "_length", "_source");

  private record Source(RuleDefinition rule, Function<SplittableRandom, String> values) {}

  private final SplittableRandom random;
  private final List<Source> sources = new ArrayList<>();
  private final List<RuleDefinition> named = new ArrayList<>();
  private final double entities;

  /**
   * @param entities the share of columns that are of an entity
   */
  ColumnGenerator(long seed, double entities) {
    random = new SplittableRandom(seed);
    this.entities = entities;
    for (String pack : RulePacks.builtInIds()) {
      for (RuleDefinition rule : RulePacks.builtIn(pack).rules()) {
        if (rule.name() != null) {
          named.add(rule);
        }
        EntityValues.of(rule, CLOCK).ifPresent(values -> sources.add(new Source(rule, values)));
      }
    }
  }

  GeneratedColumn next() {
    return random.nextDouble() < entities ? entity() : harmless();
  }

  private GeneratedColumn entity() {
    Source source = one(random, sources);
    RuleDefinition rule = source.rule;
    String label = rule.entity().toString();
    Set<String> answers = new HashSet<>(Set.of(label));
    String naming = pick("true", 55, "neutral", 30, "harmless", 10, "other entity", 5);
    NameSignal signal = rule.name();
    if (signal == null && naming.equals("true")) {
      naming = "neutral";
    }
    String name =
        switch (naming) {
          case "true" -> trueName(rule);
          case "neutral" -> one(random, NEUTRAL);
          case "harmless" -> one(random, one(random, List.of(HarmlessValues.values())).names());
          default -> otherName(label);
        };
    String condition = pick("clean", 48, "dirt", 20, "nulls", 12, "few", 15, "masked", 5);
    if (naming.equals("true") && random.nextInt(12) == 0) {
      condition = "name only";
    }
    if (label.equals("DATE_OF_BIRTH") && !naming.equals("true")) {
      // Without a name a date is a date, and that is what may be said.
      answers.add("DATE_TIME");
    }
    List<@Nullable String> values =
        spoil(condition, rows(condition), row -> source.values.apply(random));
    Set<String> locales =
        rule.locales().isEmpty() || random.nextBoolean()
            ? Set.of()
            : Set.of(rule.locales().iterator().next());
    return new GeneratedColumn(
        new LabelledColumn(label, name, "", LogicalType.TEXT, locales, values),
        label,
        naming,
        condition,
        answers);
  }

  private GeneratedColumn harmless() {
    HarmlessValues kind = one(random, List.of(HarmlessValues.values()));
    String naming = pick("true", 45, "neutral", 35, "about an entity", 15, "other entity", 5);
    String name =
        switch (naming) {
          case "true" -> one(random, kind.names());
          case "neutral" -> one(random, NEUTRAL);
          case "about an entity" -> otherName("") + one(random, ABOUT);
          default -> otherName("");
        };
    String condition = pick("clean", 65, "dirt", 8, "nulls", 12, "few", 15);
    long base = random.nextLong(1L << 40);
    List<@Nullable String> values =
        spoil(condition, rows(condition), row -> kind.value(random, row, base));
    boolean typed = random.nextBoolean() && !condition.equals("dirt");
    return new GeneratedColumn(
        new LabelledColumn(
            LabelledColumn.CLEAN,
            name,
            "",
            typed ? kind.type() : LogicalType.TEXT,
            Set.of(),
            values),
        kind.name().toLowerCase(Locale.ROOT),
        naming,
        condition,
        kind.answers());
  }

  private int rows(String condition) {
    return switch (condition) {
      case "name only" -> 0;
      case "few" -> random.nextInt(1, 6);
      default -> random.nextInt(20, 300);
    };
  }

  private List<@Nullable String> spoil(String condition, int rows, IntFunction<String> made) {
    List<@Nullable String> values = new ArrayList<>();
    double dirt = condition.equals("dirt") ? 0.05 + 0.25 * random.nextDouble() : 0;
    double nulls = condition.equals("nulls") ? 0.3 + 0.6 * random.nextDouble() : 0.02;
    for (int row = 0; row < rows; row++) {
      String value = made.apply(row);
      if (random.nextDouble() < nulls) {
        values.add(null);
      } else if (random.nextDouble() < dirt) {
        values.add(one(random, DIRT));
      } else {
        values.add(condition.equals("masked") ? masked(value) : value);
      }
    }
    return values;
  }

  private static String masked(String value) {
    int kept = Math.min(4, value.length() / 3);
    return "*".repeat(value.length() - kept) + value.substring(value.length() - kept);
  }

  private String trueName(RuleDefinition rule) {
    NameSignal signal = rule.name();
    List<String> names = new ArrayList<>(rule.examples().acceptsNames());
    if (signal != null) {
      signal.phrases().forEach(phrase -> names.add(styled(phrase)));
    }
    return one(random, names);
  }

  private String otherName(String label) {
    RuleDefinition other = one(random, named);
    while (other.entity().toString().equals(label)) {
      other = one(random, named);
    }
    return Optional.ofNullable(other.name())
        .map(signal -> styled(one(random, signal.phrases())))
        .orElse("name");
  }

  /** A phrase as a column's name: with underscores, or in camel case. */
  private String styled(String phrase) {
    String[] words = phrase.split(" ", -1);
    StringBuilder name = new StringBuilder(words[0]);
    boolean camel = random.nextBoolean();
    for (int i = 1; i < words.length; i++) {
      name.append(camel ? "" : "_");
      name.append(camel ? Character.toUpperCase(words[i].charAt(0)) : words[i].charAt(0));
      name.append(words[i].substring(1));
    }
    return name.toString();
  }

  /** Picks a word by the weights that follow each. */
  private String pick(Object... choices) {
    int sum = 0;
    for (int i = 1; i < choices.length; i += 2) {
      sum += (Integer) choices[i];
    }
    int place = random.nextInt(sum);
    for (int i = 0; i < choices.length; i += 2) {
      place -= (Integer) choices[i + 1];
      if (place < 0) {
        return (String) choices[i];
      }
    }
    throw new IllegalStateException("The weights do not add up");
  }
}
