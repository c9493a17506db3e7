package io.racine.governance.classifier.regex.authoring;

import io.racine.governance.classifier.regex.rulepack.RulePack;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.ValueSignal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What differs between two packs or rules, key by key as a file has them. */
final class RuleKeys {
  private final List<String> changes = new ArrayList<>();

  private RuleKeys() {}

  static List<String> ofPack(RulePack before, RulePack after) {
    var keys = new RuleKeys();
    keys.text("id", before.id(), after.id());
    keys.text("version", before.version(), after.version());
    keys.text("title", before.title(), after.title());
    keys.text("requires", before.requires(), after.requires());
    if (!before.overlay().equals(after.overlay())) {
      keys.text("overlay", "(" + before.overlay() + ")", "(" + after.overlay() + ")");
    }
    return keys.changes;
  }

  static List<String> changed(RuleDefinition before, RuleDefinition after) {
    var keys = new RuleKeys();
    keys.text("title", before.title(), after.title());
    keys.text("entity", before.entity(), after.entity());
    keys.text("level", before.level(), after.level());
    keys.list("regulations", before.regulations(), after.regulations());
    keys.text("type", before.type(), after.type());
    keys.text("threshold", before.threshold(), after.threshold());
    keys.text("p0", rate(before), rate(after));
    keys.list("types", before.types(), after.types());
    keys.list("locales", before.locales(), after.locales());
    keys.value(before.value(), after.value());
    keys.name(before.name(), after.name());
    keys.text("name.required", before.isNameRequired(), after.isNameRequired());
    keys.part("metadata", before.metadata(), after.metadata());
    keys.part("statistics", before.statistics(), after.statistics());
    keys.part("composite", before.composite(), after.composite());
    keys.part("inference", before.inference(), after.inference());
    keys.list("excludes", before.excludes(), after.excludes());
    keys.list("references", before.references(), after.references());
    keys.examples(before.examples(), after.examples());
    return keys.changes;
  }

  private static String rate(RuleDefinition rule) {
    return rule.chanceRate().isPresent()
        ? String.valueOf(rule.chanceRate().getAsDouble())
        : "estimated";
  }

  private void value(@Nullable ValueSignal before, @Nullable ValueSignal after) {
    if (before == null || after == null) {
      part("value", before, after);
      return;
    }
    text("value.pattern", before.pattern(), after.pattern());
    text("value.normalize", before.normalize(), after.normalize());
    list("value.check", before.checks(), after.checks());
    list("value.dictionary", before.dictionaries(), after.dictionaries());
    counts("value.words", before.words(), after.words());
    text(
        "value.range",
        range(before.minimum(), before.maximum()),
        range(after.minimum(), after.maximum()));
    text(
        "value.length",
        range(before.leastLength(), before.greatestLength()),
        range(after.leastLength(), after.greatestLength()));
    text("value.in-text", before.isInText(), after.isInText());
  }

  private static String range(@Nullable Object least, @Nullable Object most) {
    return (least == null ? "" : least) + ".." + (most == null ? "" : most);
  }

  private void name(@Nullable NameSignal before, @Nullable NameSignal after) {
    if (before == null || after == null) {
      part("name", before, after);
      return;
    }
    list("name.tokens", before.phrases(), after.phrases());
    list("name.unless", before.unless(), after.unless());
    list("name.tables", before.tables(), after.tables());
  }

  private void examples(RuleExamples before, RuleExamples after) {
    counts("tests.accepts", before.accepts(), after.accepts());
    counts("tests.rejects", before.rejects(), after.rejects());
    counts("tests.names.accepts", before.acceptsNames(), after.acceptsNames());
    counts("tests.names.rejects", before.rejectsNames(), after.rejectsNames());
  }

  private void text(String key, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      changes.add(key + ": " + shown(before) + " → " + shown(after));
    }
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "none" : value.toString();
  }

  private void part(String key, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      changes.add(key + ": " + (before == null ? "added" : after == null ? "removed" : "changed"));
    }
  }

  private void list(String key, Collection<?> before, Collection<?> after) {
    List<String> parts = new ArrayList<>();
    after.stream().filter(item -> !before.contains(item)).forEach(item -> parts.add("+" + item));
    before.stream().filter(item -> !after.contains(item)).forEach(item -> parts.add("-" + item));
    if (!parts.isEmpty()) {
      changes.add(key + ": " + String.join(", ", parts));
    } else if (!List.copyOf(before).equals(List.copyOf(after))) {
      changes.add(key + ": in another order");
    }
  }

  /** Words and examples may be somebody's data, so they are counted and not shown. */
  private void counts(String key, List<String> before, List<String> after) {
    long added = after.stream().filter(item -> !before.contains(item)).count();
    long removed = before.stream().filter(item -> !after.contains(item)).count();
    if (added + removed > 0) {
      changes.add(key + ": " + added + " added, " + removed + " removed");
    } else if (!before.equals(after)) {
      changes.add(key + ": in another order");
    }
  }
}
