package io.racine.governance.classification;

import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExtension;
import io.racine.governance.spi.classifier.RuleProblem;
import io.racine.governance.spi.classifier.SupportsRules;
import io.racine.governance.store.ConcurrentUpdateException;
import io.racine.governance.store.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rules of one organisation: its own, and what it changed about the classifiers'. */
final class OrganizationRules {
  private static final ErrorCode ID_TAKEN =
      ErrorCode.of("classification.rule-id-taken", ErrorKind.CALLER);
  private static final ErrorCode OWN_RULE =
      ErrorCode.of("classification.rule-is-own", ErrorKind.CALLER);
  private static final ErrorCode NO_ENGINE =
      ErrorCode.of("classification.no-rule-engine", ErrorKind.HOST_CONFIG);

  private final Database database;
  private final JdbiRuleStore store;
  private final Classifiers classifiers;
  private final Clock clock;
  private final OrganizationId organization;
  private final String user;

  OrganizationRules(
      Database database,
      Classifiers classifiers,
      Clock clock,
      OrganizationId organization,
      String user) {
    this.database = database;
    this.store = new JdbiRuleStore(database);
    this.classifiers = classifiers;
    this.clock = clock;
    this.organization = organization;
    this.user = user;
  }

  ClassificationRule create(RuleDefinition definition) {
    requireUsable(definition);
    if (builtIn(definition.id()).isPresent()) {
      throw idTaken(definition.id());
    }
    var row =
        new JdbiRuleStore.Row(
            definition.id(), definition, true, null, RuleExtension.NONE, user, clock.instant());
    try {
      changeRules(definition.id(), () -> store.insert(organization, row));
    } catch (ConcurrentUpdateException e) {
      throw idTaken(definition.id());
    }
    return changed(definition.id());
  }

  ClassificationRule update(RuleDefinition definition) {
    requireUsable(definition);
    changeRules(
        definition.id(),
        () -> {
          JdbiRuleStore.Row row =
              store
                  .find(organization, definition.id())
                  .filter(known -> known.definition() != null)
                  .orElseThrow(() -> new NoSuchRuleException(definition.id()));
          store.update(organization, row.withDefinition(definition), clock.instant());
        });
    return changed(definition.id());
  }

  ClassificationRule setActive(String ruleId, boolean active) {
    return change(ruleId, row -> row.withActive(active));
  }

  ClassificationRule setThreshold(String ruleId, double threshold) {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be between 0 and 1 but was " + threshold);
    }
    return change(ruleId, row -> row.withThreshold(threshold));
  }

  ClassificationRule extend(String ruleId, RuleExtension extension) {
    requireExtensible(ruleId, extension);
    return change(ruleId, row -> row.withExtension(extension));
  }

  private void requireExtensible(String ruleId, RuleExtension extension) {
    RuleDefinition rule =
        builtIn(ruleId)
            .orElseThrow(
                () ->
                    store
                            .find(organization, ruleId)
                            .filter(row -> row.definition() != null)
                            .isPresent()
                        ? new GovernanceException(
                            OWN_RULE,
                            "Cannot extend rule '"
                                + ruleId
                                + "': it is the organisation's own. Change it with updateRule.")
                        : new NoSuchRuleException(ruleId));
    if (!extension.canExtend(rule)) {
      throw new InvalidRuleException(
          ruleId,
          List.of(
              RuleProblem.error(
                  ruleId,
                  "words are added to it and it has no word list; leave them out, or create a rule"
                      + " with these words")));
    }
    requireUsable(extension.appliedTo(rule));
  }

  private ClassificationRule change(String ruleId, UnaryOperator<JdbiRuleStore.Row> change) {
    changeRules(
        ruleId, () -> store.update(organization, change.apply(rowOf(ruleId)), clock.instant()));
    return changed(ruleId);
  }

  /**
   * Makes a change unless the rules do not fit together with it: those that are fine alone may
   * still rest on each other.
   */
  private void changeRules(String changed, Runnable change) {
    // Read from the store: what is kept for others must not learn of what may be taken back.
    Map<String, RefusedChange> before = refused();
    database.runInTransaction(
        () -> {
          change.run();
          refused()
              .forEach(
                  (rule, refused) -> {
                    if (!before.containsKey(rule)) {
                      throw new InvalidRuleException(
                          changed, List.of(RuleProblem.error(rule, refused.reason())));
                    }
                  });
        });
  }

  private Map<String, RefusedChange> refused() {
    return classifiers
        .ruleEngine()
        .map(engine -> OrganizationOverlay.of(engine, store.list(organization)).refused())
        .orElse(Map.of());
  }

  void delete(String ruleId) {
    if (!store.delete(organization, ruleId)) {
      throw new NoSuchRuleException(ruleId);
    }
    classifiers.invalidate(organization);
  }

  List<ClassificationRule> list() {
    OrganizationClassifiers working = classifiers.of(organization);
    Map<String, JdbiRuleStore.Row> changed = new HashMap<>();
    List<ClassificationRule> rules = new ArrayList<>();
    for (JdbiRuleStore.Row row : store.list(organization)) {
      if (row.definition() == null) {
        changed.put(row.ruleId(), row);
      } else {
        rules.add(rule(row.definition(), false, row, working));
      }
    }
    builtIn().forEach(rule -> rules.add(rule(rule, true, changed.get(rule.id()), working)));
    return rules;
  }

  /** Returns what the organisation changed about the classifiers' rules, loaded or not. */
  List<RuleChange> listChanges() {
    OrganizationClassifiers working = classifiers.of(organization);
    Map<String, RuleDefinition> loaded = new HashMap<>();
    builtIn().forEach(rule -> loaded.put(rule.id(), rule));
    return store.list(organization).stream()
        .filter(row -> row.definition() == null && !row.changesNothing())
        .map(
            row ->
                new RuleChange(
                    row.ruleId(),
                    row.active(),
                    row.threshold(),
                    row.extension(),
                    ignored(row, loaded.get(row.ruleId()), working),
                    row.createdBy(),
                    row.createdAt()))
        .toList();
  }

  private static @Nullable String ignored(
      JdbiRuleStore.Row row, @Nullable RuleDefinition rule, OrganizationClassifiers working) {
    if (rule == null) {
      return "The rule is not loaded. Load its pack again, or withdraw the change with deleteRule.";
    }
    RefusedChange refused = working.refused().get(row.ruleId());
    if (refused != null) {
      return refused.text();
    }
    return row.extension().canExtend(rule)
        ? null
        : "The rule has no word list any more, so the words that were added to it are left out."
            + " Extend it without them.";
  }

  List<RuleProblem> check(RuleDefinition definition) {
    return engine().check(definition);
  }

  private static ClassificationRule rule(
      RuleDefinition definition,
      boolean builtIn,
      JdbiRuleStore.@Nullable Row row,
      OrganizationClassifiers working) {
    return new ClassificationRule(
        row == null ? definition : row.extensionOf(definition).appliedTo(definition),
        builtIn,
        row == null || row.active(),
        row == null || row.threshold() == null ? definition.threshold() : row.threshold(),
        row == null ? RuleExtension.NONE : row.extension(),
        working.names().reported(definition),
        row == null ? null : ignored(row, definition, working),
        row == null ? null : row.createdBy(),
        row == null ? null : row.createdAt());
  }

  /** Returns the row of a rule; a classifier's rule gets one when it is first changed. */
  private JdbiRuleStore.Row rowOf(String ruleId) {
    return store
        .find(organization, ruleId)
        .orElseGet(
            () -> {
              if (builtIn(ruleId).isEmpty()) {
                throw new NoSuchRuleException(ruleId);
              }
              var row =
                  new JdbiRuleStore.Row(
                      ruleId, null, true, null, RuleExtension.NONE, user, clock.instant());
              store.insert(organization, row);
              return row;
            });
  }

  private Optional<RuleDefinition> builtIn(String ruleId) {
    return builtIn().stream().filter(rule -> rule.id().equals(ruleId)).findFirst();
  }

  private List<RuleDefinition> builtIn() {
    return classifiers.ruleEngine().map(SupportsRules::rules).orElse(List.of());
  }

  private void requireUsable(RuleDefinition definition) {
    List<RuleProblem> errors =
        check(definition).stream()
            .filter(problem -> problem.severity() == RuleProblem.Severity.ERROR)
            .toList();
    if (!errors.isEmpty()) {
      throw new InvalidRuleException(definition.id(), errors);
    }
  }

  private ClassificationRule changed(String ruleId) {
    classifiers.invalidate(organization);
    return list().stream()
        .filter(rule -> rule.id().equals(ruleId))
        .findFirst()
        .orElseThrow(() -> new NoSuchRuleException(ruleId));
  }

  private SupportsRules engine() {
    return classifiers
        .ruleEngine()
        .orElseThrow(
            () ->
                new GovernanceException(
                    NO_ENGINE,
                    "No loaded classifier runs rules. Add governance's classifier-regex, or another"
                        + " classifier that does."));
  }

  private static GovernanceException idTaken(String id) {
    return new GovernanceException(ID_TAKEN, "There is already a rule '" + id + "'.");
  }
}
