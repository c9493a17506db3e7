package io.racine.governance.classifier.regex;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.CompositeSignal;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.ValueSignal;
import io.racine.governance.spi.value.ValueColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** A few rules, small enough to reason about, and values for them. */
final class TestRules {
  static final HashKey KEY = HashKey.of(0x1234_5678_9abc_def0L, 0x0fed_cba9_8765_4321L);

  static final RuleDefinition EMAIL =
      rule("email", "EMAIL_ADDRESS")
          .chanceRate(0.0002)
          .value(
              ValueSignal.builder()
                  .pattern("[a-z0-9._+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}")
                  .normalize(List.of("lower"))
                  .inText(true)
                  .build())
          .name(NameSignal.of(List.of("email", "e mail")))
          .examples(
              new RuleExamples(
                  List.of("ann@example.com", "Bob.Ray@mail.example.org"),
                  List.of("ann@example", "ann example.com", "@example.com"),
                  List.of("customer_email"),
                  List.of("email_verified")))
          .build();

  static final RuleDefinition CARD =
      rule("card", "CREDIT_CARD")
          .chanceRate(0.1)
          .value(
              ValueSignal.builder()
                  .pattern("[3-6][0-9]{12,18}")
                  .normalize(List.of("strip-separators"))
                  .checks(List.of("luhn"))
                  .inText(true)
                  .build())
          .name(NameSignal.of(List.of("card number", "credit card")))
          .types(Set.of(LogicalType.TEXT, LogicalType.INTEGER))
          .examples(
              new RuleExamples(
                  List.of("4111 1111 1111 1111", "5500000000000004"),
                  List.of("4111 1111 1111 1112", "4111", "1700000000123"),
                  List.of("card_no"),
                  List.of("card_type")))
          .build();

  static final RuleDefinition NINE_DIGITS =
      rule("passport", "US_PASSPORT")
          .chanceRate(0.05)
          .value(ValueSignal.builder().pattern("[0-9]{9}").build())
          .name(NameSignal.of(List.of("passport", "passport number")))
          .nameRequired(true)
          .build();

  static final RuleDefinition RELIGION =
      rule("religion", "RELIGION")
          .name(NameSignal.of(List.of("religion", "faith")))
          .types(Set.of(LogicalType.TEXT))
          .build();

  static final RuleDefinition CVV =
      rule("cvv", "CARD_CVV")
          .chanceRate(0.05)
          .value(ValueSignal.builder().pattern("[0-9]{3,4}").build())
          .name(NameSignal.of(List.of("cvv", "security code")))
          .nameRequired(true)
          .composite(
              new CompositeSignal(
                  "sibling CREDIT_CARD",
                  CompositeSignal.Scope.COLUMN,
                  true,
                  CompositeSignal.DEFAULT_SHARE))
          .build();

  static final RuleDefinition BIRTH =
      rule("birth", "DATE_OF_BIRTH")
          .chanceRate(0.1)
          .value(ValueSignal.builder().pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}").build())
          .name(NameSignal.of(List.of("birth date", "date of birth")))
          .nameRequired(true)
          .types(Set.of(LogicalType.DATE, LogicalType.TEXT))
          .build();

  static final List<RuleDefinition> ALL = List.of(EMAIL, CARD, NINE_DIGITS, RELIGION, CVV, BIRTH);

  static final List<String> IBANS =
      List.of(
          "DE89370400440532013000",
          "GB82WEST12345698765432",
          "FR1420041010050500013M02606",
          "NL91ABNA0417164300");

  private TestRules() {}

  static RuleDefinition.Builder rule(String name, String entity) {
    return RuleDefinition.builder("test/" + name, EntityType.of(entity), SensitivityLevel.PII)
        .title(name);
  }

  static ClassifierEngine engine() {
    return ClassifierEngine.builder().packs().rules(ALL).build();
  }

  static ColumnContext column(String name) {
    return column(name, LogicalType.TEXT);
  }

  static ColumnContext column(String name, LogicalType type) {
    return ColumnContext.builder(ColumnDescriptor.of(name, type), KEY)
        .table(AssetPath.of("shop", "things"))
        .build();
  }

  static ColumnVerdict verdict(ClassifierEngine engine, ColumnContext column, List<String> values) {
    ColumnAccumulator accumulator = engine.open(column);
    accumulator.accept(values(column, values));
    return accumulator.verdict();
  }

  static ValueColumn values(ColumnContext column, List<String> values) {
    return ValueColumn.ofTexts(column.column().path(), column.column().logicalType(), values);
  }

  static FieldPath path(String name) {
    return FieldPath.of(name);
  }

  static List<String> emails(int count) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add("person" + i + "@example.com");
    }
    return values;
  }

  /** Returns card numbers with right check digits, made from a seed. */
  static List<String> cards(int count, long seed) {
    var random = new SplittableRandom(seed);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var digits = new StringBuilder("4");
      for (int j = 0; j < 14; j++) {
        digits.append(random.nextInt(10));
      }
      int sum = 0;
      for (int j = 0; j < 15; j++) {
        int digit = digits.charAt(14 - j) - '0';
        sum += j % 2 == 0 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit;
      }
      values.add(digits.append((10 - sum % 10) % 10).toString());
    }
    return values;
  }

  /** Returns numbers of the length of card numbers, made from a seed. */
  static List<String> numbers(int count, int length, long seed) {
    var random = new SplittableRandom(seed);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var digits = new StringBuilder("4");
      while (digits.length() < length) {
        digits.append(random.nextInt(10));
      }
      values.add(digits.toString());
    }
    return values;
  }
}
