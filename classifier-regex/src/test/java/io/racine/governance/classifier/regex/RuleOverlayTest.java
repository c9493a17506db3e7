package io.racine.governance.classifier.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.classifier.regex.rulepack.PackOverlay;
import io.racine.governance.classifier.regex.rulepack.RulePack;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.RuleExtension;
import io.racine.governance.spi.classifier.RuleOverlay;
import io.racine.governance.spi.classifier.TextSpan;
import io.racine.governance.spi.classifier.ValueSignal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an organisation changes at run time is what a pack changes when it is loaded. */
final class RuleOverlayTest {
  private static final EntityType IBAN = EntityType.of("IBAN");
  private static final EntityDefinition HOUSE_ACCOUNT = entity("HOUSE_ACCOUNT");
  private static final String IBAN_RULE = "finance/iban";

  private static final RuleDefinition WARD =
      RuleDefinition.builder("acme/ward", EntityType.of("WARD"), SensitivityLevel.PII)
          .value(ValueSignal.builder().words(List.of("north wing", "south wing")).build())
          .build();

  private static final RuleOverlay EVERYTHING =
      RuleOverlay.builder()
          .disable("contact/email")
          .threshold("finance/swift-bic", 0.9)
          .rename(IBAN, HOUSE_ACCOUNT)
          .rename(EntityType.of("CITY"), entity("TOWN"))
          .extend(
              IBAN_RULE,
              RuleExtension.builder()
                  .tokens("bankverb")
                  .unless("ibanez")
                  .tables("giro")
                  .examples(
                      new RuleExamples(
                          List.of(), List.of(), List.of("BANKVERB_1"), List.of("ibanez_guitar")))
                  .build())
          .extend("location/city", RuleExtension.builder().words("Entenhausen").build())
          .build();

  private final ClassifierEngine builtIn = ClassifierEngine.builtIn();

  @Test
  void saysTheSameAsAPackThatChangesTheSame() {
    ClassifierEngine byPack =
        ClassifierEngine.builder()
            .pack(
                new RulePack("acme", "1", "Ours", Map.of(), List.of(), PackOverlay.of(EVERYTHING)))
            .build();

    ClassifierEngine atRunTime = overlaid(builtIn, EVERYTHING);

    assertThat(atRunTime.rules()).isEqualTo(byPack.rules());
    assertThat(atRunTime.version()).isEqualTo(byPack.version()).isNotEqualTo(builtIn.version());
    assertThat(atRunTime.entities()).isEqualTo(byPack.entities());
    for (String column : List.of("iban", "bankverb", "ibanez", "x", "town", "email")) {
      for (List<String> values :
          List.of(TestRules.IBANS, List.of("Entenhausen"), List.<String>of())) {
        assertThat(judged(atRunTime, column, values))
            .as("%s with %s values", column, values.size())
            .isEqualTo(judged(byPack, column, values));
      }
    }
    String text = "To " + TestRules.IBANS.get(0) + " or ann@example.com";
    assertThat(atRunTime.findSpans(text)).isEqualTo(byPack.findSpans(text)).isNotEmpty();
    assertThat(atRunTime.classifyValue(TestRules.IBANS.get(1)))
        .isEqualTo(byPack.classifyValue(TestRules.IBANS.get(1)));
  }

  @Test
  void reportsAnEntityByAnotherName() {
    ClassifierEngine engine = overlaid(builtIn, EVERYTHING);

    Finding found = judged(engine, "iban", TestRules.IBANS).top().orElseThrow();

    assertThat(found.entity()).isEqualTo(HOUSE_ACCOUNT.entity());
    assertThat(found.level()).isEqualTo(SensitivityLevel.RESTRICTED);
    assertThat(found.regulations()).containsExactly("PCI_DSS");
    assertThat(found.ruleId()).isEqualTo(IBAN_RULE);
    assertThat(engine.findSpans("To " + TestRules.IBANS.get(0) + " please"))
        .extracting(TextSpan::entity, TextSpan::level)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(
                HOUSE_ACCOUNT.entity(), SensitivityLevel.RESTRICTED));
    assertThat(engine.entities()).contains(HOUSE_ACCOUNT);
    assertThat(judged(builtIn, "iban", TestRules.IBANS).top().orElseThrow().entity())
        .isEqualTo(IBAN);
  }

  @Test
  void findsMoreNamesAndWords() {
    ClassifierEngine base = engine(WARD);
    ClassifierEngine engine =
        overlaid(
            base,
            RuleOverlay.builder()
                .extend(
                    "acme/ward",
                    RuleExtension.builder().tokens("station").words("Dachgeschoß").build())
                .build());

    assertThat(entities(judged(engine, "station", List.of()))).containsExactly("WARD");
    assertThat(entities(judged(base, "station", List.of()))).isEmpty();
    assertThat(engine.classifyValue("dachgeschoss"))
        .extracting(TextSpan::ruleId)
        .containsExactly("acme/ward");
    assertThat(engine.classifyValue("North Wing")).hasSize(1);
    assertThat(base.classifyValue("Dachgeschoß")).isEmpty();
  }

  @Test
  void canBeLaidOverAnother() {
    RuleDefinition own =
        RuleDefinition.builder("own/account", IBAN, SensitivityLevel.PII)
            .name(NameSignal.of(List.of("kontoverbindung")))
            .build();
    RuleOverlay changes = RuleOverlay.builder().add(own).disable("contact/email").build();
    RuleOverlay names = RuleOverlay.builder().rename(IBAN, HOUSE_ACCOUNT).build();
    RuleOverlay both =
        new RuleOverlay(
            changes.added(),
            changes.disabled(),
            changes.thresholds(),
            names.renamed(),
            changes.extended());

    ClassifierEngine engine = overlaid(overlaid(builtIn, changes), names);

    assertThat(engine.version()).isEqualTo(overlaid(builtIn, both).version());
    assertThat(entities(judged(engine, "kontoverbindung", List.of())))
        .containsExactly("HOUSE_ACCOUNT");
    assertThat(engine.rules().get(0)).isEqualTo(own.toBuilder().entity(HOUSE_ACCOUNT).build());
  }

  @Test
  void goesByTheNamesThatAPackHasGiven() {
    ClassifierEngine renamed =
        overlaid(builtIn, RuleOverlay.builder().rename(IBAN, HOUSE_ACCOUNT).build());
    RuleOverlay again =
        RuleOverlay.builder().rename(HOUSE_ACCOUNT.entity(), entity("OUR_ACCOUNT")).build();

    ClassifierEngine twice = overlaid(renamed, again);

    assertThat(entities(judged(twice, "iban", TestRules.IBANS))).contains("OUR_ACCOUNT");
    assertThat(twice.entities())
        .extracting(each -> each.entity().name())
        .contains("OUR_ACCOUNT")
        .doesNotContain("IBAN", "HOUSE_ACCOUNT");
    assertThatThrownBy(
            () -> renamed.withOverlay(RuleOverlay.builder().rename(IBAN, HOUSE_ACCOUNT).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("renames entity 'IBAN', which no rule has");
  }

  @Test
  void swapsTwoNames() {
    EntityType bic = EntityType.of("SWIFT_BIC");
    ClassifierEngine engine =
        overlaid(
            builtIn,
            RuleOverlay.builder()
                .rename(IBAN, entity("SWIFT_BIC"))
                .rename(bic, entity("IBAN"))
                .build());

    assertThat(judged(engine, "iban", TestRules.IBANS).top().map(Finding::entity)).contains(bic);
    assertThat(judged(engine, "swift_bic", List.of()).top().map(Finding::entity)).contains(IBAN);
  }

  @Test
  void listsEverythingThatIsNotThere() {
    RuleExtension words = RuleExtension.builder().words("any").build();
    RuleOverlay wrong =
        RuleOverlay.builder()
            .disable("finance/none")
            .threshold("finance/never", 0.5)
            .rename(EntityType.of("IBANN"), HOUSE_ACCOUNT)
            .extend(IBAN_RULE, words)
            .extend("finance/nothing", words)
            .build();

    assertThatThrownBy(() -> builtIn.withOverlay(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'disable' for rule 'finance/none', which is not loaded")
        .hasMessageContaining("'threshold' for rule 'finance/never', which is not loaded")
        .hasMessageContaining("renames entity 'IBANN', which no rule has")
        .hasMessageContaining("adds words to rule 'finance/iban', which has no word list")
        .hasMessageContaining("'extend' for rule 'finance/nothing', which is not loaded");
  }

  @Test
  void everyChangeHasAVersion() {
    RuleExtension extension = RuleExtension.builder().unless("any").build();

    assertThat(
            Set.of(
                builtIn.version(),
                version(RuleOverlay.builder().extend(IBAN_RULE, extension)),
                version(
                    RuleOverlay.builder()
                        .extend(IBAN_RULE, RuleExtension.builder().tables("any").build())),
                version(
                    RuleOverlay.builder()
                        .extend("location/city", RuleExtension.builder().words("any").build())),
                version(RuleOverlay.builder().rename(IBAN, HOUSE_ACCOUNT)),
                version(RuleOverlay.builder().rename(IBAN, entity("OTHER_ACCOUNT")))))
        .hasSize(6);
  }

  private String version(RuleOverlay.Builder overlay) {
    return builtIn.withOverlay(overlay.build()).version();
  }

  private static EntityDefinition entity(String name) {
    return new EntityDefinition(
        EntityType.of(name), SensitivityLevel.RESTRICTED, Set.of("PCI_DSS"));
  }

  private static ClassifierEngine engine(RuleDefinition rule) {
    return ClassifierEngine.builder().packs().rules(List.of(rule)).build();
  }

  private static ClassifierEngine overlaid(ClassifierEngine engine, RuleOverlay overlay) {
    Classifier changed = engine.withOverlay(overlay);
    return (ClassifierEngine) changed;
  }

  private static ColumnVerdict judged(ClassifierEngine engine, String name, List<String> values) {
    return TestRules.verdict(engine, TestRules.column(name), values);
  }

  private static List<String> entities(ColumnVerdict verdict) {
    return verdict.findings().stream().map(found -> found.entity().name()).toList();
  }
}
