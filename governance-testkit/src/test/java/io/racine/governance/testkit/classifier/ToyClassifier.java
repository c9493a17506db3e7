package io.racine.governance.testkit.classifier;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExtension;
import io.racine.governance.spi.classifier.RuleOverlay;
import io.racine.governance.spi.classifier.RuleProblem;
import io.racine.governance.spi.classifier.SupportsRules;
import io.racine.governance.spi.classifier.SupportsText;
import io.racine.governance.spi.classifier.TextSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A classifier small enough to be seen to be right, and with one fault if so told. */
final class ToyClassifier implements Classifier, SupportsText, SupportsRules {
  private static final int LARGE = 1_000_000;

  private final ClassifierFault fault;
  private final List<RuleDefinition> rules;
  private final List<RuleDefinition> shown;
  private final int instance;
  private final int overlays;
  private final AtomicReference<Thread> first = new AtomicReference<>();
  private boolean closed;

  ToyClassifier(ClassifierFault fault, List<RuleDefinition> rules, int instance) {
    this(fault, rules, rules, instance, 0);
  }

  private ToyClassifier(
      ClassifierFault fault,
      List<RuleDefinition> rules,
      List<RuleDefinition> shown,
      int instance,
      int overlays) {
    this.fault = fault;
    this.rules = List.copyOf(rules);
    this.shown = List.copyOf(shown);
    this.instance = instance;
    this.overlays = overlays;
  }

  ClassifierFault fault() {
    return fault;
  }

  int instance() {
    return instance;
  }

  boolean isAnotherThread() {
    first.compareAndSet(null, Thread.currentThread());
    return first.get() != Thread.currentThread();
  }

  @Override
  public Set<EntityDefinition> entities() {
    Set<EntityDefinition> entities = new LinkedHashSet<>();
    for (RuleDefinition rule : rules) {
      boolean hidden =
          rule.entity().equals(ToyPack.PAINT_CODE)
              && (fault == ClassifierFault.UNDECLARED_ENTITY
                  || fault == ClassifierFault.RULE_OF_UNDECLARED_ENTITY);
      if (!hidden) {
        entities.add(rule.entityDefinition());
      }
    }
    if (fault == ClassifierFault.ENTITY_TWICE) {
      entities.add(new EntityDefinition(ToyPack.COLOR, SensitivityLevel.PII, Set.of()));
    }
    return entities;
  }

  @Override
  public String version() {
    return "toy 1." + overlays + (fault == ClassifierFault.CHANGING_VERSION ? "." + instance : "");
  }

  @Override
  public ColumnAccumulator open(ColumnContext column) {
    return new ToyAccumulator(this, column);
  }

  @Override
  public ColumnAccumulator restore(ColumnContext column, byte[] state) {
    try {
      return ToyAccumulator.restored(this, column, state);
    } catch (IllegalArgumentException e) {
      if (fault == ClassifierFault.RESTORES_GARBAGE) {
        return open(column);
      }
      throw e;
    }
  }

  @Override
  public List<TextSpan> classifyValue(CharSequence value) {
    refuse(ClassifierFault.VALUE_SPANS_THROW_FOR_SURROGATES, value);
    List<TextSpan> spans = new ArrayList<>();
    for (RuleDefinition rule : rules) {
      if (matches(rule, value)) {
        int end = value.length() - (fault == ClassifierFault.VALUE_SPANS_TOO_SHORT ? 1 : 0);
        spans.add(span(rule, rule.entity(), 0, end));
      }
    }
    return spans;
  }

  @Override
  public List<TextSpan> findSpans(CharSequence text) {
    refuse(ClassifierFault.SPANS_THROW_FOR_SURROGATES, text);
    List<TextSpan> spans = new ArrayList<>();
    if (fault == ClassifierFault.SPANS_DIFFER_BY_THREAD && isAnotherThread()) {
      return spans;
    }
    for (RuleDefinition rule : rules) {
      EntityType entity =
          fault == ClassifierFault.SPANS_UNDECLARED ? EntityType.of("OTHER") : rule.entity();
      Matcher matcher = pattern(rule).matcher(text);
      while (matcher.find()) {
        int back = fault == ClassifierFault.SPANS_STAND_STILL ? matcher.start() : 0;
        int beyond = fault == ClassifierFault.SPANS_BEYOND_THE_END ? 100 : 0;
        spans.add(span(rule, entity, matcher.start() - back, matcher.end() - back + beyond));
      }
    }
    spans.sort(
        fault == ClassifierFault.SPANS_BACKWARDS
            ? Comparator.comparing(TextSpan::start).reversed()
            : Comparator.comparing(TextSpan::start));
    return spans;
  }

  private void refuse(ClassifierFault refusing, CharSequence text) {
    if (fault == refusing && text.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
      throw new IllegalArgumentException("half a character");
    }
  }

  private static TextSpan span(RuleDefinition rule, EntityType entity, int start, int end) {
    return new TextSpan(rule.id(), entity, rule.level(), 0.5, start, end);
  }

  @Override
  public List<RuleDefinition> rules() {
    return fault == ClassifierFault.RULE_NOT_LOADED
        ? shown.stream().filter(rule -> !rule.entity().equals(ToyPack.PAINT_CODE)).toList()
        : shown;
  }

  List<RuleDefinition> all() {
    return rules;
  }

  @Override
  public List<RuleProblem> check(RuleDefinition rule) {
    List<RuleProblem> problems = new ArrayList<>();
    if (fault == ClassifierFault.CHECK_SAYS_NOTHING) {
      return problems;
    }
    problems.add(RuleProblem.warning(rule.id(), "is a toy"));
    for (String value : rule.examples().accepts()) {
      expect(problems, rule, matches(rule, value), "does not accept an example");
    }
    for (String value : rule.examples().rejects()) {
      expect(problems, rule, !matches(rule, value), "does not reject an example");
    }
    for (String name : rule.examples().acceptsNames()) {
      expect(problems, rule, matchesName(rule, name), "does not accept a name");
    }
    for (String name : rule.examples().rejectsNames()) {
      expect(problems, rule, !matchesName(rule, name), "does not reject a name");
    }
    return problems;
  }

  private static void expect(
      List<RuleProblem> problems, RuleDefinition rule, boolean met, String otherwise) {
    if (!met) {
      problems.add(RuleProblem.error(rule.id(), otherwise));
    }
  }

  @Override
  public Classifier withOverlay(RuleOverlay overlay) {
    if (fault != ClassifierFault.OVERLAY_OF_NOTHING_TAKEN) {
      refuseWhatIsNotThere(overlay);
    }
    RuleOverlay kept =
        new RuleOverlay(
            fault == ClassifierFault.OVERLAY_ADDS_NOTHING ? List.of() : overlay.added(),
            fault == ClassifierFault.OVERLAY_SILENCES_NOTHING ? Set.of() : overlay.disabled(),
            fault == ClassifierFault.OVERLAY_TUNES_NOTHING ? Map.of() : overlay.thresholds(),
            fault == ClassifierFault.OVERLAY_RENAMES_NOTHING ? Map.of() : overlay.renamed(),
            fault == ClassifierFault.OVERLAY_EXTENDS_NOTHING ? Map.of() : overlay.extended());
    List<RuleDefinition> old = kept.appliedTo(rules);
    List<RuleDefinition> changed = old.stream().map(kept::reported).toList();
    return new ToyClassifier(
        fault,
        fault == ClassifierFault.OVERLAY_RENAMES_RULES_ALONE ? old : changed,
        changed,
        instance,
        fault == ClassifierFault.OVERLAY_KEEPS_THE_VERSION ? 0 : overlays + 1);
  }

  private void refuseWhatIsNotThere(RuleOverlay overlay) {
    Set<String> unknown = new HashSet<>(overlay.disabled());
    unknown.addAll(overlay.thresholds().keySet());
    unknown.addAll(overlay.extended().keySet());
    Set<EntityType> entities = new HashSet<>(overlay.renamed().keySet());
    for (RuleDefinition rule : rules) {
      RuleExtension extension = overlay.extended().get(rule.id());
      if (extension == null || extension.canExtend(rule)) {
        unknown.remove(rule.id());
      }
      entities.remove(rule.entity());
    }
    if (!unknown.isEmpty() || !entities.isEmpty()) {
      throw new IllegalArgumentException("no such rule or entity");
    }
  }

  boolean matches(RuleDefinition rule, CharSequence value) {
    if (fault == ClassifierFault.HANGS_ON_LARGE_VALUES && value.length() >= LARGE) {
      hang();
    }
    return pattern(rule).matcher(value).matches()
        && rule.value().checks().stream().allMatch(check -> passes(check, value));
  }

  /** Half of all codes are even, and one in ten thousand ends with four zeros. */
  private static boolean passes(String check, CharSequence code) {
    return check.equals("even")
        ? (code.charAt(code.length() - 1) - '0') % 2 == 0
        : code.toString().endsWith("0000");
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean matchesName(RuleDefinition rule, String name) {
    NameSignal signal = rule.name();
    return signal != null && signal.phrases().contains(name);
  }

  private static Pattern pattern(RuleDefinition rule) {
    return Pattern.compile(rule.value().pattern());
  }

  @Override
  public void close() {
    if (closed && fault == ClassifierFault.SECOND_CLOSE_FAILS) {
      throw new IllegalStateException("closed already");
    }
    closed = true;
  }

  @Override
  public String toString() {
    return "toy";
  }
}
