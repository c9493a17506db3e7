package io.racine.governance.classifier.regex.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.classifier.regex.PackFolders;
import io.racine.governance.classifier.regex.rulepack.RulePack;
import io.racine.governance.classifier.regex.rulepack.RulePacks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackDiffTest {
  private static final String BEFORE =
      """
      id: ours
      version: 1.0
      title: Ours
      rules:
        - id: desk
          title: Desk
          entity: DESK
          level: INTERNAL
          regulations: [GDPR, SOX]
          value: {pattern: 'D-[0-9]{4}', check: luhn}
          name: {tokens: [desk, place]}
          tests: {accepts: [D-1234], rejects: [x, y]}
        - {id: chair, title: C, entity: CHAIR, level: PII, name: {tokens: [chair]}}
        - {id: lamp, title: L, entity: LAMP, level: PII, name: {tokens: [lamp]}}
      """;
  private static final String AFTER =
      """
      id: ours
      version: 1.1
      title: Ours
      requires: {finance: 1}
      overlay: {disable: [finance/iban]}
      rules:
        - {id: lamp, title: L, entity: LAMP, level: PII, name: {tokens: [lamp]}}
        - id: desk
          title: Desk
          entity: DESK
          level: PII
          regulations: [GDPR, HIPAA]
          p0: 0.1
          value: {pattern: 'D-[0-9]{5}', check: luhn, in-text: true, length: {max: 9}}
          name: {tokens: [place, desk], required: true}
          metadata: {key: true}
          tests: {accepts: [D-12345], rejects: [x, y]}
        - {id: shelf, title: S, entity: SHELF, level: PII, name: {tokens: [shelf]}}
      """;

  @TempDir private Path folder;

  @Test
  void saysWhichRulesAndKeysChanged() throws IOException {
    assertThat(PackDiff.of(pack(BEFORE), pack(AFTER)))
        .containsExactly(
            new RuleChange(
                RuleChange.Kind.CHANGED,
                "pack.yaml",
                List.of(
                    "version: 1.0 → 1.1",
                    "requires: {} → {finance=1}",
                    "overlay: (0 disabled, 0 thresholds, 0 renamed, 0 extended) → (1 disabled, 0"
                        + " thresholds, 0 renamed, 0 extended)",
                    "rules: in another order")),
            new RuleChange(
                RuleChange.Kind.CHANGED,
                "desk",
                List.of(
                    "level: INTERNAL → PII",
                    "regulations: +HIPAA, -SOX",
                    "p0: estimated → 0.1",
                    "value.pattern: D-[0-9]{4} → D-[0-9]{5}",
                    "value.length: .. → ..9",
                    "value.in-text: false → true",
                    "name.tokens: in another order",
                    "name.required: false → true",
                    "metadata: added",
                    "tests.accepts: 1 added, 1 removed")),
            new RuleChange(RuleChange.Kind.ADDED, "shelf", List.of()),
            new RuleChange(RuleChange.Kind.REMOVED, "chair", List.of()));
  }

  @Test
  void findsNothingBetweenAPackAndItself() {
    RulePack finance = RulePacks.builtIn("finance");

    assertThat(PackDiff.of(finance, finance)).isEmpty();
  }

  private RulePack pack(String text) throws IOException {
    PackFolders.write(folder, "ours.yaml", text);
    return RulePacks.read(folder.resolve("ours.yaml"));
  }
}
