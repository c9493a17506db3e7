package io.racine.governance.testkit.classifier;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.ValueSignal;
import java.util.ArrayList;
import java.util.List;

/** Two small rules that keep the contract, and variants of them that break it. */
final class ToyPack {
  static final EntityType PAINT_CODE = EntityType.of("PAINT_CODE");
  static final EntityType COLOR = EntityType.of("COLOR");

  private ToyPack() {}

  static RuleDefinition paintCode() {
    return RuleDefinition.builder("toy/paint-code", PAINT_CODE, SensitivityLevel.INTERNAL)
        .value(ValueSignal.builder().pattern("PC-[0-9]{6}").inText(true).build())
        .name(NameSignal.of(List.of("paint_code")))
        .chanceRate(0.001)
        .references(List.of("paint catalogue 7"))
        .examples(
            new RuleExamples(
                List.of("PC-123456", "PC-000001"),
                List.of("PC-12345", "PC-1234567", "PD-123456"),
                List.of("paint_code"),
                List.of("postcode")))
        .build();
  }

  static RuleDefinition color() {
    return RuleDefinition.builder("toy/color", COLOR, SensitivityLevel.PUBLIC)
        .value(
            ValueSignal.builder().pattern("turquoise|cornflower|aquamarine").inText(true).build())
        .references(List.of("paint catalogue 8"))
        .examples(
            new RuleExamples(
                List.of("turquoise", "aquamarine"),
                List.of("turquois", "red", "aquamarines"),
                List.of(),
                List.of()))
        .build();
  }

  static List<RuleDefinition> rules(ClassifierFault fault) {
    RuleDefinition code = paintCode();
    RuleDefinition color = color();
    RuleExamples examples = code.examples();
    List<RuleDefinition> rules = new ArrayList<>();
    switch (fault) {
      case EXAMPLE_NOT_ACCEPTED ->
          rules.add(with(code, "PC-12", examples.rejects().get(2), "paint_code", "postcode"));
      case NEAR_MISS_ACCEPTED ->
          rules.add(with(code, "PC-123456", "PC-654321", "paint_code", "postcode"));
      case NAME_NOT_ACCEPTED -> rules.add(with(code, "PC-123456", "PC-12", "paint", "postcode"));
      case OTHER_NAME_ACCEPTED ->
          rules.add(with(code, "PC-123456", "PC-12", "paint_code", "paint_code"));
      case CHANCE_RATE_NEAR_ZERO -> rules.add(code.toBuilder().chanceRate(1e-15).build());
      case CHANCE_RATE_FAR_BELOW_THE_CHECKS -> rules.add(checked(code, "even", 0.001));
      case CHANCE_RATE_FAR_ABOVE_THE_CHECKS -> rules.add(checked(code, "round", 0.9));
      case NONE -> rules.add(checked(code, "even", 0.5));
      case TOO_FEW_EXAMPLES ->
          rules.add(
              code.toBuilder()
                  .examples(
                      new RuleExamples(
                          examples.accepts(),
                          examples.rejects().subList(0, 2),
                          examples.acceptsNames(),
                          examples.rejectsNames()))
                  .build());
      case TAKES_WHAT_IS_ANOTHERS ->
          rules.add(
              code.toBuilder()
                  .value(ValueSignal.builder().pattern("PC-[0-9]{6}|turquoise").build())
                  .build());
      default -> rules.add(code);
    }
    rules.add(color);
    return rules;
  }

  private static RuleDefinition checked(RuleDefinition rule, String check, double chanceRate) {
    RuleExamples examples = rule.examples();
    return rule.toBuilder()
        .value(ValueSignal.builder().pattern("PC-[0-9]{6}").checks(List.of(check)).build())
        .chanceRate(chanceRate)
        .examples(
            new RuleExamples(
                List.of("PC-120000", "PC-990000"),
                examples.rejects(),
                examples.acceptsNames(),
                examples.rejectsNames()))
        .build();
  }

  private static RuleDefinition with(
      RuleDefinition rule, String accept, String reject, String name, String otherName) {
    return rule.toBuilder()
        .examples(
            new RuleExamples(
                List.of(accept, "PC-000001"),
                List.of(reject, "PC-1234567", "PD-123456"),
                List.of(name),
                List.of(otherName)))
        .build();
  }
}
