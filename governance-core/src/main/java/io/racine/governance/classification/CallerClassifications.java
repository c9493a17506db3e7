package io.racine.governance.classification;

import static java.util.Objects.requireNonNull;

import io.racine.governance.catalog.CallerCatalog;
import io.racine.governance.catalog.CatalogItem;
import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.datasource.DataSourceId;
import io.racine.governance.datasource.DataSources;
import io.racine.governance.organization.Caller;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExtension;
import io.racine.governance.spi.classifier.RuleProblem;
import io.racine.governance.spi.classifier.SupportsText;
import io.racine.governance.spi.classifier.TableVerdict;
import io.racine.governance.spi.classifier.TextSpan;
import io.racine.governance.spi.value.ValueColumn;
import io.racine.governance.store.Database;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Not API; may change in any release. Classification as one caller sees it. */
public final class CallerClassifications implements ClassificationService {
  private static final ErrorCode NOTHING_FOUND =
      ErrorCode.of("classification.nothing-found", ErrorKind.CALLER);
  private static final ErrorCode NOT_A_COLUMN =
      ErrorCode.of("classification.not-a-column", ErrorKind.CALLER);

  // No column is named so; a rule that speaks by name stays silent.
  private static final String NO_NAME = "value";

  private final Database database;
  private final JdbiClassificationStore store;
  private final OrganizationRules rules;
  private final OrganizationRenamings renamings;
  private final Classifiers classifiers;
  private final CallerCatalog catalog;
  private final DataSources sources;
  private final Clock clock;
  private final Supplier<HashKey> hashKeys;
  private final OrganizationId organization;
  private final String user;

  public CallerClassifications(
      Database database,
      Classifiers classifiers,
      CallerCatalog catalog,
      DataSources sources,
      Clock clock,
      Supplier<HashKey> hashKeys,
      Caller caller) {
    this.database = database;
    this.store = new JdbiClassificationStore(database);
    this.rules =
        new OrganizationRules(database, classifiers, clock, caller.organization(), caller.user());
    this.renamings =
        new OrganizationRenamings(
            database, classifiers, catalog, clock, caller.organization(), caller.user());
    this.classifiers = classifiers;
    this.catalog = catalog;
    this.sources = sources;
    this.clock = clock;
    this.hashKeys = hashKeys;
    this.organization = caller.organization();
    this.user = caller.user();
  }

  @Override
  public ClassificationRule createRule(RuleDefinition definition) {
    return rules.create(requireNonNull(definition, "definition"));
  }

  @Override
  public ClassificationRule updateRule(RuleDefinition definition) {
    return rules.update(requireNonNull(definition, "definition"));
  }

  @Override
  public ClassificationRule setRuleActive(String ruleId, boolean active) {
    return rules.setActive(requireNonNull(ruleId, "ruleId"), active);
  }

  @Override
  public ClassificationRule setRuleThreshold(String ruleId, double threshold) {
    return rules.setThreshold(requireNonNull(ruleId, "ruleId"), threshold);
  }

  @Override
  public ClassificationRule extendRule(String ruleId, RuleExtension extension) {
    return rules.extend(requireNonNull(ruleId, "ruleId"), requireNonNull(extension, "extension"));
  }

  @Override
  public void deleteRule(String ruleId) {
    rules.delete(requireNonNull(ruleId, "ruleId"));
  }

  @Override
  public List<ClassificationRule> listRules() {
    return rules.list();
  }

  @Override
  public List<RuleChange> listRuleChanges() {
    return rules.listChanges();
  }

  @Override
  public EntityRenaming renameEntity(EntityType entity, EntityDefinition as) {
    return renamings.rename(requireNonNull(entity, "entity"), requireNonNull(as, "as"));
  }

  @Override
  public void withdrawRenaming(EntityType entity) {
    renamings.withdraw(requireNonNull(entity, "entity"));
  }

  @Override
  public List<EntityRenaming> listRenamings() {
    return renamings.list();
  }

  @Override
  public List<RuleProblem> checkRule(RuleDefinition definition) {
    return rules.check(requireNonNull(definition, "definition"));
  }

  @Override
  public ColumnVerdict classifyValues(List<? extends @Nullable String> values) {
    return classifyColumn(ColumnDescriptor.of(NO_NAME, LogicalType.TEXT), values);
  }

  @Override
  public ColumnVerdict classifyColumn(
      ColumnDescriptor column, List<? extends @Nullable String> values) {
    Judge judge = classifiers.judge(organization);
    judge.open(ColumnContext.builder(requireNonNull(column, "column"), hashKeys.get()).build());
    judge.accept(ValueColumn.ofTexts(column.path(), column.logicalType(), values));
    return requireNonNull(judge.verdict(null).columns().get(column.path()));
  }

  @Override
  public TableVerdict classifyTable(
      @Nullable AssetPath table,
      Map<ColumnDescriptor, ? extends List<? extends @Nullable String>> columns) {
    Judge judge = classifiers.judge(organization);
    HashKey key = hashKeys.get();
    List<FieldPath> siblings = columns.keySet().stream().map(ColumnDescriptor::path).toList();
    columns
        .keySet()
        .forEach(
            column ->
                judge.open(
                    ColumnContext.builder(column, key).table(table).siblings(siblings).build()));
    columns.forEach(
        (column, values) ->
            judge.accept(ValueColumn.ofTexts(column.path(), column.logicalType(), values)));
    return judge.verdict(table);
  }

  @Override
  public List<TextSpan> classifyText(String text) {
    requireNonNull(text, "text");
    OrganizationClassifiers working = classifiers.of(organization);
    return working.classifiers().stream()
        .filter(SupportsText.class::isInstance)
        .flatMap(
            classifier ->
                working.reported(classifier, ((SupportsText) classifier).findSpans(text)).stream())
        .sorted(
            Comparator.comparingInt(TextSpan::start)
                .thenComparing(Comparator.comparingDouble(TextSpan::confidence).reversed()))
        .toList();
  }

  @Override
  public List<DataClassification> list(ClassificationQuery query) {
    DataSourceId source =
        query.dataSource().map(name -> sources.require(organization, name).id()).orElse(null);
    EntityNames names = names();
    return store.list(organization, source, query).stream()
        .map(known -> known.shown(names))
        .toList();
  }

  @Override
  public List<TableClassification> listTables(ClassificationQuery query) {
    DataSourceId source =
        query.dataSource().map(name -> sources.require(organization, name).id()).orElse(null);
    return store.listTables(organization, source, query);
  }

  @Override
  public Optional<DataClassification> find(CatalogItemId column) {
    return store
        .find(organization, requireNonNull(column, "column"))
        .map(known -> known.shown(names()));
  }

  @Override
  public DataClassification confirm(CatalogItemId column, @Nullable String note) {
    StoredFinding found =
        found(column, "confirm").counting().orElseThrow(() -> nothingFound(column, "confirm"));
    return decide(
        column,
        DecisionKind.CONFIRMED,
        List.of(found.original()),
        names().originalLevelOf(found),
        note);
  }

  @Override
  public DataClassification reject(CatalogItemId column, @Nullable String note) {
    StoredClassification known = found(column, "reject");
    Set<EntityType> rejected = known.originals(names());
    if (rejected.isEmpty()) {
      throw nothingFound(column, "reject");
    }
    StoredDecision earlier = known.decision();
    if (earlier != null && earlier.kind() == DecisionKind.REJECTED) {
      rejected.addAll(earlier.originals());
    }
    return decide(column, DecisionKind.REJECTED, List.copyOf(rejected), null, note);
  }

  @Override
  public DataClassification override(
      CatalogItemId column,
      @Nullable EntityType entity,
      SensitivityLevel level,
      @Nullable String note) {
    return decide(
        column,
        DecisionKind.OVERRIDDEN,
        entity == null ? List.of() : names().originalsOf(entity),
        requireNonNull(level, "level"),
        note);
  }

  @Override
  public void withdraw(CatalogItemId column) {
    CatalogItem item = catalog.require(requireNonNull(column, "column"));
    database.runInTransaction(
        () -> {
          store.deleteDecision(organization, item.id());
          Optional<DataClassification> rest = find(item.id());
          catalog.classify(
              item.id(),
              rest.flatMap(DataClassification::entity).orElse(null),
              rest.flatMap(DataClassification::level).orElse(null));
        });
  }

  private DataClassification decide(
      CatalogItemId column,
      DecisionKind kind,
      List<EntityType> originals,
      @Nullable SensitivityLevel level,
      @Nullable String note) {
    CatalogItem item = catalog.require(requireNonNull(column, "column"));
    if (item.type() != CatalogItemType.COLUMN) {
      throw new GovernanceException(
          NOT_A_COLUMN, "Cannot decide about " + item + ": only columns are classified.");
    }
    var decision = new StoredDecision(kind, originals, level, note, user, clock.instant());
    return database.inTransaction(
        () -> {
          store.putDecision(organization, item.dataSource(), item.id(), decision);
          DataClassification now = find(item.id()).orElseThrow(IllegalStateException::new);
          catalog.classify(item.id(), now.entity().orElse(null), now.level().orElse(null));
          return now;
        });
  }

  private StoredClassification found(CatalogItemId column, String what) {
    catalog.require(requireNonNull(column, "column"));
    return store.find(organization, column).orElseThrow(() -> nothingFound(column, what));
  }

  private EntityNames names() {
    return classifiers.of(organization).names();
  }

  private static GovernanceException nothingFound(CatalogItemId column, String what) {
    return new GovernanceException(
        NOTHING_FOUND,
        "Cannot "
            + what
            + " the classification of item "
            + column
            + ": nothing was found there. Use override to say what it holds.");
  }
}
