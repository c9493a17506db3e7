package io.racine.governance.classification;

import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.organization.RequiresPermission;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleDefinition;
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
   * @throws InvalidRuleException if it has an error; lists every problem
   * @throws io.racine.governance.spi.GovernanceException if its id is taken
   */
  @RequiresPermission("classification-rule:create")
  ClassificationRule createRule(RuleDefinition definition);

  /**
   * Replaces a rule of the organisation.
   *
   * @throws NoSuchRuleException if the organisation has none of that id
   * @throws InvalidRuleException if it has an error
   */
  @RequiresPermission("classification-rule:update")
  ClassificationRule updateRule(RuleDefinition definition);

  /** Lets a rule speak or be silent, whether the organisation's own or a classifier's. */
  @RequiresPermission("classification-rule:update")
  ClassificationRule setRuleActive(String ruleId, boolean active);

  /** Sets the least confidence, 0 to 1, at which a rule speaks. */
  @RequiresPermission("classification-rule:update")
  ClassificationRule setRuleThreshold(String ruleId, double threshold);

  /**
   * Deletes a rule of the organisation, or what it changed about a classifier's rule.
   *
   * @throws NoSuchRuleException if there is nothing to delete
   */
  @RequiresPermission("classification-rule:delete")
  void deleteRule(String ruleId);

  /** Returns every rule that works in the organisation, its own first. */
  @RequiresPermission("classification-rule:read")
  List<ClassificationRule> listRules();

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
   * Rejects what was found: the entity is not claimed for this column again.
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
