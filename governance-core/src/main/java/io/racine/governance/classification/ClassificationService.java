package io.racine.governance.classification;

import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.organization.RequiresPermission;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExtension;
import io.racine.governance.spi.classifier.TableVerdict;
import io.racine.governance.spi.classifier.TextSpan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules, ad-hoc classification, what scans found, and what people decided.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public interface ClassificationService {
  /**
   * Creates a rule of the organisation; scans that start later use it, and read again what they
   * would otherwise skip as unchanged.
   *
   * @return the rule; a rule without tests is accepted, see {@link #checkRule}
   * @throws InvalidRuleException if it has an error, or the rules would not fit together with it;
   *     lists every problem
   * @throws io.racine.governance.spi.GovernanceException if its id is taken
   */
  @RequiresPermission("classification-rule:create")
  ClassificationRule createRule(RuleDefinition definition);

  /**
   * Replaces a rule of the organisation.
   *
   * @throws NoSuchRuleException if the organisation has none of that id
   * @throws InvalidRuleException if it has an error, or the rules would not fit together with it
   */
  @RequiresPermission("classification-rule:update")
  ClassificationRule updateRule(RuleDefinition definition);

  /**
   * Lets a rule speak or be silent, whether the organisation's own or a classifier's.
   *
   * @throws InvalidRuleException if the rules would not fit together with it
   */
  @RequiresPermission("classification-rule:update")
  ClassificationRule setRuleActive(String ruleId, boolean active);

  /** Sets the least confidence, 0 to 1, at which a rule speaks. */
  @RequiresPermission("classification-rule:update")
  ClassificationRule setRuleThreshold(String ruleId, double threshold);

  /**
   * Adds names, words and examples to a classifier's rule, in place of what the organisation added
   * to it before; an empty extension withdraws that. Scans that start later use it, and read again
   * what they would otherwise skip as unchanged.
   *
   * <p>When a later version of the classifier lacks the rule, the extension waits for it, see
   * {@link #listRuleChanges}.
   *
   * @throws NoSuchRuleException if no classifier has a rule of that id
   * @throws InvalidRuleException if the rule so extended has an error, such as an example that it
   *     gets wrong, or has no word list that words could be added to
   * @throws io.racine.governance.spi.GovernanceException if it is the organisation's own, which is
   *     changed with {@link #updateRule}
   */
  @RequiresPermission("classification-rule:update")
  ClassificationRule extendRule(String ruleId, RuleExtension extension);

  /**
   * Deletes a rule of the organisation, or all that it changed about a classifier's rule: whether
   * it speaks, its threshold and what was added to it.
   *
   * @throws NoSuchRuleException if there is nothing to delete
   */
  @RequiresPermission("classification-rule:delete")
  void deleteRule(String ruleId);

  /**
   * Returns the rules of the organisation, its own first. Those that have no effect say so in
   * {@link ClassificationRule#ignored}.
   */
  @RequiresPermission("classification-rule:read")
  List<ClassificationRule> listRules();

  /**
   * Returns what the organisation changed about rules of classifiers, by rule; also of rules that
   * are not loaded any more, which has no effect.
   */
  @RequiresPermission("classification-rule:read")
  List<RuleChange> listRuleChanges();

  /**
   * Reports an entity by a name, level and regulations of the organisation's own, whichever
   * classifier finds it; replaces an earlier renaming.
   *
   * <p>Scans that start later find it by the new name, and read again what they would otherwise
   * skip as unchanged; until then, what was found keeps the old name. What people decided is about
   * the entity and not its name: what is rejected stays rejected, and what is confirmed or
   * overridden has the new name at once, when confirmed with the new level. Withdrawing the
   * renaming brings the old names back, also for decisions that were made under the new one. Within
   * rules, in {@code excludes} and composites, the entity keeps the name that rules give it.
   *
   * @param entity the name that classifiers give it, as in {@link ClassificationRule#definition}
   * @param as what it is called here; the same name with another level or other regulations will
   *     do, and so will one that other entities have
   * @throws io.racine.governance.spi.GovernanceException if no classifier finds such an entity
   */
  @RequiresPermission("classification-rule:update")
  EntityRenaming renameEntity(EntityType entity, EntityDefinition as);

  /**
   * Reports an entity by the name that classifiers give it again.
   *
   * @throws io.racine.governance.spi.GovernanceException if it is not renamed
   */
  @RequiresPermission("classification-rule:delete")
  void withdrawRenaming(EntityType entity);

  /**
   * Returns the organisation's names for entities, by entity; also for those that no loaded
   * classifier finds any more, which have no effect.
   */
  @RequiresPermission("classification-rule:read")
  List<EntityRenaming> listRenamings();

  /** Returns what is wrong with a rule, warnings included; empty when all is well. */
  @RequiresPermission("classification-rule:read")
  List<io.racine.governance.spi.classifier.RuleProblem> checkRule(RuleDefinition definition);

  /** Judges values of which nothing else is known. */
  @RequiresPermission("classification:execute")
  ColumnVerdict classifyValues(List<? extends @Nullable String> values);

  /** Judges a column by its name, type and values. */
  @RequiresPermission("classification:execute")
  ColumnVerdict classifyColumn(ColumnDescriptor column, List<? extends @Nullable String> values);

  /**
   * Judges the columns of a table, each by itself and in the light of the others.
   *
   * @param table where the table is; null when it has no name
   */
  @RequiresPermission("classification:execute")
  TableVerdict classifyTable(
      @Nullable AssetPath table,
      Map<ColumnDescriptor, ? extends List<? extends @Nullable String>> columns);

  /** Finds entities in a text. */
  @RequiresPermission("classification:execute")
  List<TextSpan> classifyText(String text);

  /** Returns what is known about columns, by table and position. */
  @RequiresPermission("classification:read")
  List<DataClassification> list(ClassificationQuery query);

  /** Returns what is known about tables as a whole, by path. */
  @RequiresPermission("classification:read")
  List<TableClassification> listTables(ClassificationQuery query);

  /** Returns what is known about one column. */
  @RequiresPermission("classification:read")
  Optional<DataClassification> find(CatalogItemId column);

  /**
   * Confirms what was found, so that later scans do not change it.
   *
   * @throws io.racine.governance.spi.GovernanceException if nothing was found there
   */
  @RequiresPermission("classification:decide")
  DataClassification confirm(CatalogItemId column, @Nullable String note);

  /**
   * Rejects what was found: the entity is not claimed for this column again. When another one is
   * found there next, it can be rejected as well.
   *
   * @throws io.racine.governance.spi.GovernanceException if nothing was found there
   */
  @RequiresPermission("classification:decide")
  DataClassification reject(CatalogItemId column, @Nullable String note);

  /**
   * Says what a column holds, whatever scans find.
   *
   * @param entity what it holds; null for nothing sensitive
   * @param level how sensitive that is
   */
  @RequiresPermission("classification:decide")
  DataClassification override(
      CatalogItemId column,
      @Nullable EntityType entity,
      SensitivityLevel level,
      @Nullable String note);

  /**
   * Withdraws a decision, so that what scans find counts again; does nothing when there is none.
   */
  @RequiresPermission("classification:decide")
  void withdraw(CatalogItemId column);
}
