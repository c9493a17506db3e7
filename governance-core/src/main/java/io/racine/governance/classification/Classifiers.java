package io.racine.governance.classification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.SupportsRules;
import io.racine.governance.store.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The classifiers as they work in each organisation. Not API; may change in any release.
 *
 * <p>An organisation's rules lie over one shared base; the result is kept while it is used and
 * renewed when the organisation changes a rule or renames an entity.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class Classifiers implements AutoCloseable {
  /** A change of an organisation does not fit the rules that are loaded, and is left out. */
  private static final ErrorCode RULE_IGNORED =
      ErrorCode.of("classification.rule-ignored", ErrorKind.CALLER);

  private final List<Classifier> base;
  private final JdbiRuleStore rules;
  private final JdbiRenamingStore renamings;
  // Another node may change an organisation's rules, so even a used entry is looked up again.
  private final Cache<OrganizationId, OrganizationClassifiers> byOrganization =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  public Classifiers(List<Classifier> base, Database database) {
    this.base = List.copyOf(base);
    this.rules = new JdbiRuleStore(database);
    this.renamings = new JdbiRenamingStore(database);
  }

  OrganizationClassifiers of(OrganizationId organization) {
    return byOrganization.get(organization, this::overlaid);
  }

  public Judge judge(OrganizationId organization) {
    return new Judge(of(organization));
  }

  /** Returns a text that differs whenever some verdict in this organisation could differ. */
  public String version(OrganizationId organization) {
    return of(organization).version();
  }

  /** Returns what does not work in an organisation as it was made, each at its rule. */
  public List<Issue> issues(OrganizationId organization) {
    return of(organization).refused().entrySet().stream()
        .map(refused -> Issue.warning(RULE_IGNORED, refused.getValue().text()).at(refused.getKey()))
        .toList();
  }

  /** Returns the classifier that runs rules given as data, without any organisation's changes. */
  Optional<SupportsRules> ruleEngine() {
    return base.stream()
        .filter(SupportsRules.class::isInstance)
        .map(SupportsRules.class::cast)
        .findFirst();
  }

  /** Drops what is kept of an organisation, because a rule or a name of it has changed. */
  public void invalidate(OrganizationId organization) {
    byOrganization.invalidate(organization);
  }

  private OrganizationClassifiers overlaid(OrganizationId organization) {
    return OrganizationClassifiers.of(
        base, ruleEngine(), rules.list(organization), renamings.list(organization));
  }

  @Override
  public void close() {
    byOrganization.invalidateAll();
    base.forEach(Classifier::close);
  }
}
