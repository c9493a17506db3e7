package io.racine.governance.classifier.regex;

import io.racine.governance.classifier.regex.column.ColumnCounts;
import io.racine.governance.classifier.regex.inference.InferenceAnswer;
import io.racine.governance.classifier.regex.inference.InferenceDesk;
import io.racine.governance.classifier.regex.verdict.Adviser;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings what an inference service says into the verdict on a column.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class DeskAdviser implements Adviser {
  private final InferenceDesk desk;
  private final List<RuleDefinition> rules;

  /**
   * @param rules the rules of the engine; those that rest on inference are asked about
   */
  public DeskAdviser(InferenceDesk desk, List<RuleDefinition> rules) {
    this.desk = desk;
    this.rules = rules.stream().filter(rule -> rule.inference() != null).toList();
  }

  /** Returns whether any rule rests on inference. */
  public boolean isNeeded() {
    return !rules.isEmpty();
  }

  @Override
  public Map<EntityType, Opinion> advise(ColumnContext column, ColumnCounts counts) {
    InferenceAnswer answer = desk.ask(column, rules, counts.texts().masks(), counts.texts().raw());
    Map<EntityType, Opinion> opinions = new HashMap<>();
    answer
        .probabilities()
        .forEach(
            (entity, probability) ->
                opinions.put(entity, new Opinion(probability, answer.sentence(entity))));
    if (!answer.problems().isEmpty()) {
      // Said of the rules that asked in vain, so that their findings show what is missing.
      var silent = new Opinion(0, String.join("; ", answer.problems()));
      rules.forEach(rule -> opinions.putIfAbsent(rule.entity(), silent));
    }
    return opinions;
  }
}
