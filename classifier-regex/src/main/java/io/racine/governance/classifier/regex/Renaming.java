package io.racine.governance.classifier.regex;

import io.racine.governance.classifier.regex.rule.CompiledRule;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.TableVerdict;
import io.racine.governance.spi.classifier.TextSpan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Reports entities by the names and levels of an organisation.
 *
 * <p>Rules and the judging of tables go by the old names, so that what is known of an entity is not
 * lost with its name.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class Renaming {
  private final Map<EntityType, EntityDefinition> names;
  private final Map<String, RuleDefinition> renamedRules = new HashMap<>();

  Renaming(Map<EntityType, EntityDefinition> names, List<CompiledRule> rules) {
    this.names = new TreeMap<>(names);
    for (CompiledRule rule : rules) {
      RuleDefinition definition = rule.definition();
      if (names.containsKey(definition.entity())) {
        renamedRules.put(definition.id(), definition);
      }
    }
  }

  /**
   * Returns what entities are reported as when an organisation renames some of those that are
   * reported now.
   *
   * @param renamed by the names that are reported now
   * @param rules the rules that the organisation has
   */
  Map<EntityType, EntityDefinition> with(
      Map<EntityType, EntityDefinition> renamed, List<RuleDefinition> rules) {
    Map<EntityType, EntityDefinition> changed = new TreeMap<>(names);
    for (RuleDefinition rule : rules) {
      EntityDefinition as = renamed.get(of(rule).entity());
      if (as != null) {
        changed.put(rule.entity(), as);
      }
    }
    return changed;
  }

  /** Returns a short text that differs when the names do. */
  String version() {
    return UUID.nameUUIDFromBytes(names.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** Returns what an entity is reported as. */
  EntityDefinition of(RuleDefinition rule) {
    EntityDefinition renamed = names.get(rule.entity());
    return renamed == null ? rule.entityDefinition() : renamed;
  }

  /** Returns a rule that says of itself what its findings say. */
  RuleDefinition renamed(RuleDefinition rule) {
    EntityDefinition renamed = names.get(rule.entity());
    return renamed == null ? rule : rule.toBuilder().entity(renamed).build();
  }

  ColumnVerdict renamed(ColumnVerdict verdict) {
    return isEmpty() ? verdict : verdict.withFindings(changed(verdict.findings(), true));
  }

  TableVerdict renamed(TableVerdict verdict) {
    if (isEmpty()) {
      return verdict;
    }
    Map<FieldPath, ColumnVerdict> columns = new HashMap<>();
    verdict.columns().forEach((path, column) -> columns.put(path, renamed(column)));
    return new TableVerdict(columns, changed(verdict.findings(), true));
  }

  /** Returns the verdicts by the names of the rules. */
  Map<FieldPath, ColumnVerdict> original(Map<FieldPath, ColumnVerdict> verdicts) {
    if (isEmpty()) {
      return verdicts;
    }
    Map<FieldPath, ColumnVerdict> original = new LinkedHashMap<>();
    verdicts.forEach((path, verdict) -> original.put(path, original(verdict)));
    return original;
  }

  private ColumnVerdict original(ColumnVerdict verdict) {
    return verdict.withFindings(changed(verdict.findings(), false));
  }

  private List<Finding> changed(List<Finding> findings, boolean forth) {
    List<Finding> changed = new ArrayList<>();
    for (Finding finding : findings) {
      RuleDefinition rule = renamedRules.get(finding.ruleId());
      changed.add(
          rule == null ? finding : finding.reportedAs(forth ? of(rule) : rule.entityDefinition()));
    }
    return changed;
  }

  List<TextSpan> renamed(List<TextSpan> spans) {
    return isEmpty() ? spans : spans.stream().map(this::renamed).toList();
  }

  private TextSpan renamed(TextSpan span) {
    EntityDefinition as = names.get(span.entity());
    return as == null ? span : span.reportedAs(as);
  }

  @Override
  public String toString() {
    return names.values().toString();
  }
}
