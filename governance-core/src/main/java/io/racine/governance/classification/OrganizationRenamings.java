package io.racine.governance.classification;

import io.racine.governance.catalog.CallerCatalog;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What one organisation calls the entities of its classifiers. */
final class OrganizationRenamings {
  private static final ErrorCode UNKNOWN =
      ErrorCode.of("classification.entity-not-found", ErrorKind.CALLER);
  private static final ErrorCode NONE =
      ErrorCode.of("classification.renaming-not-found", ErrorKind.CALLER);

  private final Database database;
  private final JdbiRenamingStore store;
  private final JdbiClassificationStore decisions;
  private final Classifiers classifiers;
  private final CallerCatalog catalog;
  private final Clock clock;
  private final OrganizationId organization;
  private final String user;

  OrganizationRenamings(
      Database database,
      Classifiers classifiers,
      CallerCatalog catalog,
      Clock clock,
      OrganizationId organization,
      String user) {
    this.database = database;
    this.store = new JdbiRenamingStore(database);
    this.decisions = new JdbiClassificationStore(database);
    this.classifiers = classifiers;
    this.catalog = catalog;
    this.clock = clock;
    this.organization = organization;
    this.user = user;
  }

  EntityRenaming rename(EntityType entity, EntityDefinition as) {
    // Another node may have made a rule of this entity a moment ago.
    classifiers.invalidate(organization);
    EntityNames names = classifiers.of(organization).names();
    if (!names.isKnown(entity)) {
      throw unknown(entity, names);
    }
    var renaming = new EntityRenaming(entity, as, true, user, clock.instant());
    EntityRenaming stored =
        database.inTransaction(
            () -> {
              store.put(organization, renaming);
              nameDecided(entity);
              return store.find(organization, entity).orElseThrow(IllegalStateException::new);
            });
    classifiers.invalidate(organization);
    return stored;
  }

  void withdraw(EntityType entity) {
    database.runInTransaction(
        () -> {
          if (!store.delete(organization, entity)) {
            throw new GovernanceException(
                NONE,
                "Cannot withdraw the renaming of entity '"
                    + entity
                    + "': it has none. listRenamings() has those there are.");
          }
          nameDecided(entity);
        });
    classifiers.invalidate(organization);
  }

  /** Another node may have made or withdrawn a renaming, so this is always read anew. */
  List<EntityRenaming> list() {
    EntityNames names = classifiers.of(organization).names();
    return store.list(organization).stream()
        .map(
            known ->
                new EntityRenaming(
                    known.entity(),
                    known.as(),
                    names.isKnown(known.entity()),
                    known.createdBy(),
                    known.createdAt()))
        .toList();
  }

  /** What people decided goes by the new name at once, what scans found when they find it again. */
  private void nameDecided(EntityType entity) {
    Map<EntityType, EntityDefinition> renamed =
        store.list(organization).stream()
            .collect(Collectors.toMap(EntityRenaming::entity, EntityRenaming::as));
    var names = new EntityNames(renamed, List.of(), List.of());
    decisions
        .decisionsFor(organization, entity)
        .forEach(
            (item, stored) -> {
              Decision decision = stored.shown(names);
              catalog.classify(item, decision.entity(), decision.level());
            });
  }

  private static GovernanceException unknown(EntityType entity, EntityNames names) {
    EntityType original = names.originalsOf(entity).get(0);
    return new GovernanceException(
        UNKNOWN,
        "Cannot rename entity '"
            + entity
            + (original.equals(entity)
                ? "': no rule of the organisation and no classifier finds it. listRules() has the"
                    + " entities of all rules."
                : "': it is what '"
                    + original
                    + "' is reported as. Rename '"
                    + original
                    + "' instead."));
  }
}
