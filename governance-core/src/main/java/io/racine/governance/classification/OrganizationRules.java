package io.racine.governance.classification;

import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.classifier.RuleDefinition;
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

/** The rules of one organisation: its own, and what it changed about the classifiers'. */
final class OrganizationRules {
  private static final ErrorCode ID_TAKEN =
      ErrorCode.of("classification.rule-id-taken", ErrorKind.CALLER);
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
    try {
      store.insert(
          organization,
          new JdbiRuleStore.Row(definition.id(), definition, true, null, user, clock.instant()));
    } catch (ConcurrentUpdateException e) {
      throw idTaken(definition.id());
    }
    return changed(definition.id());
  }

  ClassificationRule update(RuleDefinition definition) {
    requireUsable(definition);
    database.runInTransaction(
        () -> {
          JdbiRuleStore.Row row =
              store
                  .find(organization, definition.id())
                  .filter(known -> known.definition() != null)
                  .orElseThrow(() -> new NoSuchRuleException(definition.id()));
          store.update(
              organization,
              new JdbiRuleStore.Row(
                  row.ruleId(),
                  definition,
                  row.active(),
                  row.threshold(),
                  row.createdBy(),
                  row.createdAt()),
              clock.instant());
        });
    return changed(definition.id());
  }

  ClassificationRule setActive(String ruleId, boolean active) {
    database.runInTransaction(
        () -> {
          JdbiRuleStore.Row row = rowOf(ruleId);
          store.update(
              organization,
              new JdbiRuleStore.Row(
                  ruleId,
                  row.definition(),
                  active,
                  row.threshold(),
                  row.createdBy(),
                  row.createdAt()),
              clock.instant());
        });
    return changed(ruleId);
  }

  ClassificationRule setThreshold(String ruleId, double threshold) {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be between 0 and 1 but was " + threshold);
    }
    database.runInTransaction(
        () -> {
          JdbiRuleStore.Row row = rowOf(ruleId);
          store.update(
              organization,
              new JdbiRuleStore.Row(
                  ruleId,
                  row.definition(),
                  row.active(),
                  threshold,
                  row.createdBy(),
                  row.createdAt()),
              clock.instant());
        });
    return changed(ruleId);
  }

  void delete(String ruleId) {
    if (!store.delete(organization, ruleId)) {
      throw new NoSuchRuleException(ruleId);
    }
    classifiers.invalidate(organization);
  }

  List<ClassificationRule> list() {
    Map<String, JdbiRuleStore.Row> rows = new HashMap<>();
    List<ClassificationRule> rules = new ArrayList<>();
    for (JdbiRuleStore.Row row : store.list(organization)) {
      rows.put(row.ruleId(), row);
      if (row.definition() != null) {
        rules.add(rule(row.definition(), false, row));
      }
    }
    classifiers
        .ruleEngine()
        .ifPresent(
            engine ->
                engine.rules().forEach(rule -> rules.add(rule(rule, true, rows.get(rule.id())))));
    return rules;
  }

  List<RuleProblem> check(RuleDefinition definition) {
    return engine().check(definition);
  }

  private static ClassificationRule rule(
      RuleDefinition definition,
      boolean builtIn,
      JdbiRuleStore.@org.jspecify.annotations.Nullable Row row) {
    return new ClassificationRule(
        definition,
        builtIn,
        row == null || row.active(),
        row == null || row.threshold() == null ? definition.threshold() : row.threshold(),
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
              var row = new JdbiRuleStore.Row(ruleId, null, true, null, user, clock.instant());
              store.insert(organization, row);
              return row;
            });
  }

  private Optional<RuleDefinition> builtIn(String ruleId) {
    return classifiers.ruleEngine().stream()
        .flatMap(engine -> engine.rules().stream())
        .filter(rule -> rule.id().equals(ruleId))
        .findFirst();
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
