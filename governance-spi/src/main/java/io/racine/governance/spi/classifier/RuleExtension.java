package io.racine.governance.spi.classifier;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What an organisation adds to a rule that is not its own: names, words and examples.
 *
 * <p>Made with {@link #builder}. Stands in a {@link RuleOverlay}, or under {@code overlay} in a
 * pack.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param tokens more names of columns, in whole words
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
  public static final RuleExtension NONE = builder().build();

  public RuleExtension {
    tokens = List.copyOf(tokens);
    unless = List.copyOf(unless);
    tables = List.copyOf(tables);
    words = List.copyOf(words);
    requireNonNull(examples, "examples");
  }

  /** Returns a builder of an extension that adds nothing. */
  public static Builder builder() {
    return new Builder();
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  /** Returns whether all of this can be added to a rule: words need one that has a word list. */
  public boolean canExtend(RuleDefinition rule) {
    ValueSignal value = rule.value();
    return words.isEmpty()
        || (value != null && !(value.dictionaries().isEmpty() && value.words().isEmpty()));
  }

  /** Returns this for a rule that has no word list. */
  public RuleExtension withoutWords() {
    return new RuleExtension(tokens, unless, tables, List.of(), examples);
  }

  /** Returns a rule with this added; words go only to one that has a word list. */
  public RuleDefinition appliedTo(RuleDefinition rule) {
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
    if (value != null && !words.isEmpty() && canExtend(rule)) {
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

  /**
   * Builds one extension.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private List<String> tokens = List.of();
    private List<String> unless = List.of();
    private List<String> tables = List.of();
    private List<String> words = List.of();
    private RuleExamples examples = RuleExamples.NONE;

    private Builder() {}

    /** Sets more names of columns, as people write them: {@code house account}. */
    public Builder tokens(String... tokens) {
      this.tokens = List.of(tokens);
      return this;
    }

    /** Sets more names of columns that are not of the entity, whatever else they are called. */
    public Builder unless(String... unless) {
      this.unless = List.of(unless);
      return this;
    }

    /** Sets more names of tables whose columns are more likely of the entity. */
    public Builder tables(String... tables) {
      this.tables = List.of(tables);
      return this;
    }

    /** Sets more words, for a rule that has a word list. */
    public Builder words(String... words) {
      this.words = List.of(words);
      return this;
    }

    /** Sets more examples; they are run together with the rule's own. */
    public Builder examples(RuleExamples examples) {
      this.examples = requireNonNull(examples, "examples");
      return this;
    }

    public RuleExtension build() {
      return new RuleExtension(tokens, unless, tables, words, examples);
    }
  }
}
