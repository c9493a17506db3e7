package io.racine.governance.classifier.regex;

import static java.util.Objects.requireNonNull;

import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.classifier.regex.column.ColumnState;
import io.racine.governance.classifier.regex.column.StateFormat;
import io.racine.governance.classifier.regex.composite.CompositeOrder;
import io.racine.governance.classifier.regex.inference.InferenceDesk;
import io.racine.governance.classifier.regex.model.ValueModels;
import io.racine.governance.classifier.regex.rule.CompiledRule;
import io.racine.governance.classifier.regex.rule.RuleSet;
import io.racine.governance.classifier.regex.rulepack.PackOverlay;
import io.racine.governance.classifier.regex.rulepack.RulePack;
import io.racine.governance.classifier.regex.rulepack.RulePackException;
import io.racine.governance.classifier.regex.verdict.Adviser;
import io.racine.governance.classifier.regex.verdict.ColumnJudge;
import io.racine.governance.classifier.regex.verdict.TableJudge;
import io.racine.governance.classifier.regex.verdict.ValueJudge;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.InferencePolicy;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleOverlay;
import io.racine.governance.spi.classifier.RuleProblem;
import io.racine.governance.spi.classifier.SupportsRules;
import io.racine.governance.spi.classifier.SupportsTableEvidence;
import io.racine.governance.spi.classifier.SupportsText;
import io.racine.governance.spi.classifier.TableContext;
import io.racine.governance.spi.classifier.TableVerdict;
import io.racine.governance.spi.classifier.TextSpan;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Classifies columns, tables, single values and text by rules.
 *
 * <p>Use {@link #builtIn} for everything that comes with the library, or {@link #builder} to choose
 * packs, add a folder of packs or rules made at run time. Compiling takes a moment: make one engine
 * and share it. An ETL job that ships its work to other processes ships a {@link
 * ClassifierConfiguration} and asks that for the engine.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class ClassifierEngine
    implements Classifier, SupportsText, SupportsRules, SupportsTableEvidence {
  private final RuleSet rules;
  private final CheckContext context;
  private final Set<String> locales;
  private final @Nullable InferenceDesk desk;
  private final @Nullable DeskAdviser adviser;
  private final ValueJudge values;
  private final TableJudge tables;
  private final Renaming renaming;

  private ClassifierEngine(
      RuleSet rules,
      CheckContext context,
      Set<String> locales,
      @Nullable InferenceDesk desk,
      Map<EntityType, EntityDefinition> names) {
    this.renaming = new Renaming(names, rules.rules());
    this.rules = rules;
    this.context = context;
    this.locales = locales;
    this.desk = desk;
    DeskAdviser asking = desk == null ? null : new DeskAdviser(desk, rules.definitions());
    this.adviser = asking == null || !asking.isNeeded() ? null : asking;
    this.values = new ValueJudge(rules);
    this.tables = new TableJudge(rules.definitions());
  }

  /** Returns a new engine with all built-in packs. */
  public static ClassifierEngine builtIn() {
    return builder().build();
  }

  /** Returns a builder; without further choice the engine has all built-in packs. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the engine of a host's own rules, compiled at once to tell what is wrong with them, and
   * of proved ones, whose parts are made when they are first needed.
   *
   * @param definitions the rules, in order of precedence
   * @param proved ids of the rules that the build has proved
   * @param names what entities are reported as
   */
  static ClassifierEngine of(
      List<RuleDefinition> definitions,
      Set<String> proved,
      Map<EntityType, EntityDefinition> names,
      CheckContext context,
      Set<String> locales,
      @Nullable InferenceDesk desk,
      String what) {
    List<RuleProblem> problems = new ArrayList<>();
    List<CompiledRule> compiled = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>();
    for (RuleDefinition definition : definitions) {
      if (!ids.add(definition.id())) {
        problems.add(RuleProblem.error(definition.id(), "there are two rules of this id"));
      }
      CompiledRule rule =
          proved.contains(definition.id())
              ? CompiledRule.proved(definition, context)
              : CompiledRule.compile(definition, context, problems);
      if (rule != null) {
        compiled.add(rule);
      }
    }
    if (problems.isEmpty()) {
      refuseCycles(compiled, problems);
    }
    if (!problems.isEmpty()) {
      throw new RulePackException(what, problems);
    }
    return new ClassifierEngine(new RuleSet(compiled), context, Set.copyOf(locales), desk, names);
  }

  @Override
  public Set<EntityDefinition> entities() {
    Map<EntityType, EntityDefinition> entities = new LinkedHashMap<>();
    for (RuleDefinition rule : rules.definitions()) {
      EntityDefinition entity = renaming.of(rule);
      entities.putIfAbsent(entity.entity(), entity);
    }
    return Set.copyOf(entities.values());
  }

  @Override
  public String version() {
    var version = new StringBuilder(rules.version());
    new TreeSet<>(locales).forEach(country -> version.append('-').append(country));
    if (!renaming.isEmpty()) {
      version.append('-').append(renaming.version());
    }
    if (rules.definitions().stream().anyMatch(ClassifierEngine::asksModel)) {
      version.append('-').append(context.models().version());
    }
    if (adviser != null && desk != null) {
      version.append('-').append(desk.version());
    }
    return version.toString();
  }

  private static boolean asksModel(RuleDefinition rule) {
    return rule.value() != null
        && rule.value().checks().stream().anyMatch(check -> check.startsWith("model("));
  }

  @Override
  public ColumnAccumulator open(ColumnContext column) {
    ColumnJudge judge = judge(column);
    return new RuleAccumulator(
        new ColumnState(rules, judge.active(), column.hashKey(), shown(column)), judge, renaming);
  }

  @Override
  public ColumnAccumulator restore(ColumnContext column, byte[] state) {
    ColumnJudge judge = judge(column);
    return new RuleAccumulator(
        StateFormat.read(
            requireNonNull(state, "state"), rules, judge.active(), column.hashKey(), shown(column)),
        judge,
        renaming);
  }

  /** Nothing is kept for a service that will not be asked. */
  private InferencePolicy shown(ColumnContext column) {
    return adviser == null ? InferencePolicy.OFF : column.inference();
  }

  private ColumnJudge judge(ColumnContext column) {
    return new ColumnJudge(
        rules,
        column,
        column.locales().isEmpty() ? locales : column.locales(),
        adviser == null ? Adviser.NONE : adviser);
  }

  @Override
  public TableVerdict judge(TableContext table, Map<FieldPath, ColumnVerdict> verdicts) {
    return renaming.renamed(tables.judge(renaming.original(verdicts)));
  }

  @Override
  public List<TextSpan> classifyValue(CharSequence value) {
    return renaming.renamed(values.judgeValue(value));
  }

  @Override
  public List<TextSpan> findSpans(CharSequence text) {
    return renaming.renamed(values.judgeText(text));
  }

  @Override
  public List<RuleDefinition> rules() {
    return rules.definitions().stream().map(renaming::renamed).toList();
  }

  @Override
  public List<RuleProblem> check(RuleDefinition rule) {
    List<RuleProblem> problems = new ArrayList<>();
    CompiledRule compiled = CompiledRule.compile(rule, context, problems);
    if (compiled != null) {
      problems.addAll(compiled.failedExamples());
    }
    if (rule.value() != null
        && (rule.examples().accepts().isEmpty() || rule.examples().rejects().isEmpty())) {
      problems.add(
          RuleProblem.warning(
              rule.id(), "has no tests; give values that it must and must not accept"));
    }
    return List.copyOf(problems);
  }

  @Override
  public Classifier withOverlay(RuleOverlay overlay) {
    if (overlay.isEmpty()) {
      return this;
    }
    List<RuleProblem> problems = new ArrayList<>();
    overlay.added().forEach(rule -> problems.addAll(errors(rule)));
    List<RuleDefinition> all = new ArrayList<>(overlay.added());
    all.addAll(rules.definitions());
    problems.addAll(PackOverlay.of(overlay).problems(all.stream().map(renaming::renamed).toList()));
    List<CompiledRule> changed = problems.isEmpty() ? changed(overlay, problems) : List.of();
    if (problems.isEmpty()) {
      refuseCycles(changed, problems);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          problems.stream().map(RuleProblem::toString).collect(Collectors.joining("; ")));
    }
    // Another name of an entity changes no rule.
    RuleSet working = changed.equals(rules.rules()) ? rules : new RuleSet(changed, rules);
    return new ClassifierEngine(
        working, context, locales, desk, renaming.with(overlay.renamed(), all));
  }

  /** Returns the rules ready to run; an organisation's own come first: it knows its data best. */
  private List<CompiledRule> changed(RuleOverlay overlay, List<RuleProblem> problems) {
    Map<String, CompiledRule> known = new HashMap<>();
    rules.rules().forEach(rule -> known.put(rule.definition().id(), rule));
    Set<String> own = new HashSet<>();
    for (RuleDefinition rule : overlay.added()) {
      if (known.containsKey(rule.id()) || !own.add(rule.id())) {
        problems.add(RuleProblem.error(rule.id(), "there is a rule of this id already"));
      }
    }
    List<CompiledRule> changed = new ArrayList<>();
    for (RuleDefinition rule : overlay.appliedTo(rules.definitions())) {
      CompiledRule base = known.get(rule.id());
      CompiledRule compiled =
          base == null
              ? CompiledRule.compile(rule, context, problems)
              : base.changedTo(rule, context, problems);
      if (compiled != null) {
        changed.add(compiled);
      }
    }
    return changed;
  }

  private List<RuleProblem> errors(RuleDefinition rule) {
    return check(rule).stream()
        .filter(problem -> problem.severity() == RuleProblem.Severity.ERROR)
        .toList();
  }

  private static void refuseCycles(List<CompiledRule> rules, List<RuleProblem> problems) {
    CompositeOrder.of(rules.stream().map(CompiledRule::definition).toList(), problems);
  }

  @Override
  public String toString() {
    return rules.size() + " rules, version " + version();
  }

  /**
   * Builds one engine.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private final ClassifierConfiguration.Builder configuration = ClassifierConfiguration.builder();
    private Clock clock = Clock.systemUTC();
    private ValueModels models = ValueModels.builtIn();
    private @Nullable InferenceDesk desk;

    private Builder() {}

    /** Chooses built-in packs by id, in order of precedence; none for none. */
    public Builder packs(String... ids) {
      configuration.packs(List.of(ids));
      return this;
    }

    /** Chooses built-in packs by id, in order of precedence; none for none. */
    public Builder packs(List<String> ids) {
      configuration.packs(ids);
      return this;
    }

    /** Adds the pack in a folder, or one that is a single file; it precedes the built-in ones. */
    public Builder packFolder(Path folder) {
      configuration.packFolder(folder);
      return this;
    }

    /** Adds a pack that a jar on the class path carries; it precedes the built-in ones. */
    public Builder packOnClassPath(String id) {
      configuration.packOnClassPath(id);
      return this;
    }

    /** Adds a pack that was read; it precedes the built-in ones and stands for one of its id. */
    public Builder pack(RulePack pack) {
      configuration.pack(pack);
      return this;
    }

    /** Adds rules; they precede all packs. */
    public Builder rules(List<RuleDefinition> rules) {
      configuration.rules(rules);
      return this;
    }

    /** Says where the data is likely from, where a column's context does not. */
    public Builder locales(Set<String> countries) {
      configuration.locales(countries);
      return this;
    }

    /** Sets the clock that dates of birth and expiries are judged by. */
    public Builder clock(Clock clock) {
      this.clock = requireNonNull(clock, "clock");
      return this;
    }

    /** Sets the models that rules can name; the built-in one alone unless set. */
    public Builder models(ValueModels models) {
      this.models = requireNonNull(models, "models");
      return this;
    }

    /** Sets who is asked for rules that rest on inference; nobody unless set. */
    public Builder inference(InferenceDesk desk) {
      this.desk = requireNonNull(desk, "desk");
      return this;
    }

    /**
     * Returns the engine.
     *
     * @throws RulePackException if a pack or rule is broken; lists every problem
     */
    public ClassifierEngine build() {
      return configuration
          .build()
          .engine(new CheckContext(clock, models), desk, "the rules of the engine");
    }
  }
}
