package io.racine.governance.classification;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.TableVerdict;
import io.racine.governance.spi.classifier.TextSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What one organisation calls the entities of its classifiers.
 *
 * <p>An entity's <i>original</i> is the name that its classifier gives it. People's decisions are
 * kept by originals, and findings with theirs, so that a new name changes neither.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class EntityNames {
  private final Map<EntityType, EntityDefinition> renamed;
  private final Map<String, EntityDefinition> originals = new HashMap<>();
  private final Set<EntityType> known = new HashSet<>();

  /**
   * @param renamed what entities are reported as, by their originals
   * @param rules the rules of the organisation by their originals
   * @param entities further entities that its classifiers find, by their originals
   */
  EntityNames(
      Map<EntityType, EntityDefinition> renamed,
      Collection<RuleDefinition> rules,
      Collection<EntityDefinition> entities) {
    this.renamed = new TreeMap<>(renamed);
    for (RuleDefinition rule : rules) {
      originals.putIfAbsent(rule.id(), rule.entityDefinition());
      known.add(rule.entity());
    }
    entities.forEach(entity -> known.add(entity.entity()));
  }

  /** Returns whether some classifier finds an entity, by its original. */
  boolean isKnown(EntityType original) {
    return known.contains(original);
  }

  /** Returns what an entity is called now. */
  EntityType nameOf(EntityType original) {
    EntityDefinition as = renamed.get(original);
    return as == null ? original : as.entity();
  }

  /** Returns the names of those of some entities that are renamed, by their originals. */
  Map<EntityType, EntityDefinition> renamed(Collection<EntityDefinition> entities) {
    Map<EntityType, EntityDefinition> found = new HashMap<>();
    for (EntityDefinition entity : entities) {
      EntityDefinition as = renamed.get(entity.entity());
      if (as != null) {
        found.put(entity.entity(), as);
      }
    }
    return found;
  }

  /** Returns what the findings of a rule say of its entity now. */
  EntityDefinition reported(RuleDefinition rule) {
    EntityDefinition original = originals.getOrDefault(rule.id(), rule.entityDefinition());
    return renamed.getOrDefault(original.entity(), original);
  }

  /**
   * Returns the level of an entity now.
   *
   * @param unless the level that it has when nobody has renamed it
   */
  SensitivityLevel levelOf(EntityType original, SensitivityLevel unless) {
    EntityDefinition as = renamed.get(original);
    return as == null ? unless : as.level();
  }

  /** Returns what a classifier that knows nothing of this said, by the names of now. */
  TableVerdict reported(TableVerdict verdict) {
    Map<FieldPath, ColumnVerdict> columns = new LinkedHashMap<>();
    verdict
        .columns()
        .forEach(
            (path, column) ->
                columns.put(path, column.withFindings(each(column.findings(), this::reported))));
    return new TableVerdict(columns, each(verdict.findings(), this::reported));
  }

  List<TextSpan> reported(List<TextSpan> spans) {
    return each(spans, this::reported);
  }

  private static <T> List<T> each(List<T> list, UnaryOperator<T> change) {
    return list.stream().map(change).toList();
  }

  private Finding reported(Finding finding) {
    EntityDefinition as = renamed.get(finding.entity());
    return as == null ? finding : finding.reportedAs(as);
  }

  private TextSpan reported(TextSpan span) {
    EntityDefinition as = renamed.get(span.entity());
    return as == null ? span : span.reportedAs(as);
  }

  /** Returns the original of what a finding that was made now is about. */
  EntityType originalOf(Finding finding) {
    EntityDefinition ofRule = originals.get(finding.ruleId());
    return ofRule == null ? originalsOf(finding.entity()).get(0) : ofRule.entity();
  }

  /** Returns the level that an original has in the rule that found it. */
  SensitivityLevel originalLevelOf(StoredFinding found) {
    EntityDefinition ofRule = originals.get(found.finding().ruleId());
    boolean isRenamed =
        renamed.containsKey(found.original()) || !found.original().equals(found.finding().entity());
    return isRenamed && ofRule != null && ofRule.entity().equals(found.original())
        ? ofRule.level()
        : found.finding().level();
  }

  /**
   * Returns all that goes by a name now, by originals; the name itself when nothing does. What a
   * classifier calls so comes first.
   */
  List<EntityType> originalsOf(EntityType name) {
    Set<EntityType> originals = new LinkedHashSet<>();
    if (known.contains(name) && !renamed.containsKey(name)) {
      originals.add(name);
    }
    renamed.forEach(
        (original, as) -> {
          if (as.entity().equals(name)) {
            originals.add(original);
          }
        });
    return originals.isEmpty() ? List.of(name) : new ArrayList<>(originals);
  }
}
