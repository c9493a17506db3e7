package io.racine.governance.classification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleOverlay;
import io.racine.governance.spi.classifier.SupportsRules;
import io.racine.governance.store.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The classifiers as they work in each organisation. Not API; may change in any release.
 *
 * <p>An organisation's rules lie over one shared base; the result is kept while it is used and
 * renewed when the organisation changes a rule.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class Classifiers implements AutoCloseable {
  private final List<Classifier> base;
  private final JdbiRuleStore store;
  // Another node may change an organisation's rules, so even a used entry is looked up again.
  private final Cache<OrganizationId, List<Classifier>> byOrganization =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  public Classifiers(List<Classifier> base, Database database) {
    this.base = List.copyOf(base);
    this.store = new JdbiRuleStore(database);
  }

  List<Classifier> of(OrganizationId organization) {
    return byOrganization.get(organization, this::overlaid);
  }

  public Judge judge(OrganizationId organization) {
    return new Judge(of(organization));
  }

  /** Returns a text that differs whenever some verdict in this organisation could differ. */
  public String version(OrganizationId organization) {
    return of(organization).stream().map(Classifier::version).collect(Collectors.joining("\n"));
  }

  /** Returns the classifier that runs rules given as data, without any organisation's changes. */
  Optional<SupportsRules> ruleEngine() {
    return base.stream()
        .filter(SupportsRules.class::isInstance)
        .map(SupportsRules.class::cast)
        .findFirst();
  }

  /** Drops what is kept of an organisation, because a rule of it has changed. */
  public void invalidate(OrganizationId organization) {
    byOrganization.invalidate(organization);
  }

  private List<Classifier> overlaid(OrganizationId organization) {
    if (ruleEngine().isEmpty()) {
      return base;
    }
    SupportsRules engine = ruleEngine().get();
    RuleOverlay overlay = overlay(organization, engine);
    if (overlay.isEmpty()) {
      return base;
    }
    List<Classifier> classifiers = new ArrayList<>();
    for (Classifier classifier : base) {
      classifiers.add(classifier == engine ? engine.withOverlay(overlay) : classifier);
    }
    return classifiers;
  }

  private RuleOverlay overlay(OrganizationId organization, SupportsRules engine) {
    // A later version of a classifier may lack a rule that the organisation once changed.
    Set<String> known = engine.rules().stream().map(RuleDefinition::id).collect(Collectors.toSet());
    List<RuleDefinition> added = new ArrayList<>();
    Set<String> disabled = new HashSet<>();
    Map<String, Double> thresholds = new HashMap<>();
    for (JdbiRuleStore.Row row : store.list(organization)) {
      boolean own = row.definition() != null;
      if (!row.active()) {
        if (!own && known.contains(row.ruleId())) {
          disabled.add(row.ruleId());
        }
        continue;
      }
      if (own) {
        added.add(row.definition());
      }
      if (row.threshold() != null && (own || known.contains(row.ruleId()))) {
        thresholds.put(row.ruleId(), row.threshold());
      }
    }
    return new RuleOverlay(added, disabled, thresholds);
  }

  @Override
  public void close() {
    byOrganization.invalidateAll();
    base.forEach(Classifier::close);
  }
}
