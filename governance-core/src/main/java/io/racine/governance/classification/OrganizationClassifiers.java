package io.racine.governance.classification;

import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleOverlay;
import io.racine.governance.spi.classifier.SupportsRules;
import io.racine.governance.spi.classifier.TableVerdict;
import io.racine.governance.spi.classifier.TextSpan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The classifiers as they work in one organisation, and what it calls the entities.
 *
 * <p>The one that runs rules is given the organisation's changes; what others say is renamed here.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class OrganizationClassifiers {
  private final List<Classifier> classifiers;
  private final @Nullable Classifier engine;
  private final EntityNames names;
  private final Map<String, RefusedChange> refused;

  private OrganizationClassifiers(
      List<Classifier> classifiers,
      @Nullable Classifier engine,
      EntityNames names,
      Map<String, RefusedChange> refused) {
    this.classifiers = List.copyOf(classifiers);
    this.engine = engine;
    this.names = names;
    this.refused = refused;
  }

  static OrganizationClassifiers of(
      List<Classifier> base,
      Optional<SupportsRules> ruleEngine,
      List<JdbiRuleStore.Row> rows,
      List<EntityRenaming> renamings) {
    RuleOverlay.Builder wanted = RuleOverlay.builder();
    renamings.forEach(renaming -> wanted.rename(renaming.entity(), renaming.as()));
    RuleOverlay names = wanted.build();
    SupportsRules engine = ruleEngine.orElse(null);
    List<RuleDefinition> rules = new ArrayList<>();
    Map<String, RefusedChange> refused = Map.of();
    @Nullable Classifier working = null;
    if (engine != null) {
      OrganizationOverlay tuned = OrganizationOverlay.of(engine, rows);
      refused = tuned.refused();
      rules.addAll(tuned.rules().rules());
      working = (Classifier) OrganizationOverlay.overlaid(tuned.rules(), inEffect(names, rules));
      // A silent rule may have found something earlier, and may speak again.
      rules.addAll(engine.rules());
      rows.stream().map(JdbiRuleStore.Row::definition).forEach(own -> addTo(rules, own));
    }
    List<Classifier> classifiers = new ArrayList<>();
    Set<EntityDefinition> entities = new HashSet<>();
    for (Classifier classifier : base) {
      if (classifier == engine && working != null) {
        classifiers.add(working);
      } else {
        classifiers.add(classifier);
        entities.addAll(classifier.entities());
      }
    }
    return new OrganizationClassifiers(
        classifiers, working, new EntityNames(names.renamed(), rules, entities), refused);
  }

  private static void addTo(List<RuleDefinition> rules, @Nullable RuleDefinition rule) {
    if (rule != null) {
      rules.add(rule);
    }
  }

  private static RuleOverlay inEffect(RuleOverlay names, List<RuleDefinition> rules) {
    RuleOverlay.Builder inEffect = RuleOverlay.builder();
    for (RuleDefinition rule : rules) {
      EntityDefinition as = names.renamed().get(rule.entity());
      if (as != null) {
        inEffect.rename(rule.entity(), as);
      }
    }
    return inEffect.build();
  }

  List<Classifier> classifiers() {
    return classifiers;
  }

  EntityNames names() {
    return names;
  }

  /** Returns the changes of the organisation that its classifier does not take, by rule. */
  Map<String, RefusedChange> refused() {
    return refused;
  }

  /** Returns what a classifier said, by the names of the organisation. */
  TableVerdict reported(Classifier classifier, TableVerdict verdict) {
    return classifier == engine ? verdict : names.reported(verdict);
  }

  List<TextSpan> reported(Classifier classifier, List<TextSpan> spans) {
    return classifier == engine ? spans : names.reported(spans);
  }

  /** Returns a text that differs whenever some verdict could differ. */
  String version() {
    SortedMap<EntityType, EntityDefinition> renamed = new TreeMap<>();
    for (Classifier classifier : classifiers) {
      if (classifier != engine) {
        renamed.putAll(names.renamed(classifier.entities()));
      }
    }
    return classifiers.stream().map(Classifier::version).collect(Collectors.joining("\n"))
        + (renamed.isEmpty() ? "" : "\n" + renamed);
  }
}
