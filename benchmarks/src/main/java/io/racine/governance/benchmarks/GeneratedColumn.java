package io.racine.governance.benchmarks;

import java.util.Set;

/**
 * A made-up column, and what is known of it because it was made.
 *
 * @param column the column; labelled {@link LabelledColumn#CLEAN} when it is harmless
 * @param kind what its values are
 * @param naming how its name relates to them
 * @param condition what is the matter with its values
 * @param answers the answers that are right
 */
record GeneratedColumn(
    LabelledColumn column, String kind, String naming, String condition, Set<String> answers) {
  GeneratedColumn {
    answers = Set.copyOf(answers);
  }
}
