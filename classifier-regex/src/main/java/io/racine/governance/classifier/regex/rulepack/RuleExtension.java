package io.racine.governance.classifier.regex.rulepack;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.ValueSignal;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What an organisation adds to a rule of another pack.
 *
 * <p>Stands under {@code overlay} in a pack; see {@link PackOverlay}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param tokens more names of columns
 * @param unless more names of columns that are not of the entity
 * @param tables more names of tables
 * @param words more words, for a rule that has a word list
 * @param examples more examples
 * @since 0.1
 */
public record RuleExtension(
    List<String> tokens,
    List<String> unless,
    List<String> tables,
    List<String> words,
    RuleExamples examples)
    implements Serializable {
  public RuleExtension {
    tokens = List.copyOf(tokens);
    unless = List.copyOf(unless);
    tables = List.copyOf(tables);
    words = List.copyOf(words);
    requireNonNull(examples, "examples");
  }

  /** Returns whether words can be added to a rule: whether it has a word list. */
  boolean canExtend(RuleDefinition rule) {
    ValueSignal value = rule.value();
    return words.isEmpty()
        || (value != null && !(value.dictionaries().isEmpty() && value.words().isEmpty()));
  }

  RuleDefinition appliedTo(RuleDefinition rule) {
    RuleDefinition.Builder extended = rule.toBuilder();
    if (!tokens.isEmpty() || !unless.isEmpty() || !tables.isEmpty()) {
      NameSignal name = rule.name() == null ? NameSignal.of(List.of()) : rule.name();
      extended.name(
          NameSignal.of(
              joined(name.phrases(), tokens),
              joined(name.unless(), unless),
              joined(name.tables(), tables)));
    }
    ValueSignal value = rule.value();
    if (value != null && !words.isEmpty()) {
      extended.value(value.toBuilder().words(joined(value.words(), words)).build());
    }
    RuleExamples old = rule.examples();
    return extended
        .examples(
            new RuleExamples(
                joined(old.accepts(), examples.accepts()),
                joined(old.rejects(), examples.rejects()),
                joined(old.acceptsNames(), examples.acceptsNames()),
                joined(old.rejectsNames(), examples.rejectsNames())))
        .build();
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  @Override
  public String toString() {
    return tokens.size() + " tokens, " + words.size() + " words, " + examples;
  }
}
