package io.racine.governance.organization;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.store.ConcurrentUpdateException;
import io.racine.governance.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Not API; may change in any release. The organisations as one caller sees them. */
public final class CallerOrganizations implements OrganizationService {
  private static final ErrorCode NAME_TAKEN =
      ErrorCode.of("organization.name-taken", ErrorKind.CALLER);
  private static final ErrorCode DEFAULT_KEPT =
      ErrorCode.of("organization.default-kept", ErrorKind.CALLER);

  private final Database database;
  private final JdbiOrganizationStore store;
  private final Clock clock;
  private final OrganizationId own;
  private final Consumer<OrganizationId> beforeDelete;

  /**
   * Binds the service.
   *
   * @param beforeDelete refuses a deletion by throwing, and drops what is cached
   */
  public CallerOrganizations(
      Database database, Clock clock, OrganizationId own, Consumer<OrganizationId> beforeDelete) {
    this.database = database;
    this.store = new JdbiOrganizationStore(database);
    this.clock = clock;
    this.own = own;
    this.beforeDelete = beforeDelete;
  }

  /** Returns the default organisation, made at the first start. */
  public static Organization openDefault(Database database, Clock clock) {
    var store = new JdbiOrganizationStore(database);
    return store
        .findByName(Organization.DEFAULT_NAME)
        .orElseGet(
            () -> {
              try {
                store.insert(OrganizationRequest.of(Organization.DEFAULT_NAME), clock.instant());
              } catch (ConcurrentUpdateException e) {
                // Another node was faster; its row serves as well.
                return store.findByName(Organization.DEFAULT_NAME).orElseThrow(() -> e);
              }
              return store.findByName(Organization.DEFAULT_NAME).orElseThrow();
            });
  }

  /** Returns an organisation for the facade, which checks a caller against it. */
  public static Organization require(Database database, OrganizationId id) {
    return new JdbiOrganizationStore(database)
        .find(id)
        .orElseThrow(() -> new NoSuchOrganizationException(id));
  }

  @Override
  public Organization current() {
    return required(own);
  }

  @Override
  public Organization putSetting(String key, String value) {
    requireNonNull(value, "value");
    if (requireNonNull(key, "key").isBlank() || key.length() > 200) {
      throw new IllegalArgumentException("Setting key must have 1 to 200 characters");
    }
    return database.inTransaction(
        () -> {
          store.upsertSetting(own, key, value, clock.instant());
          return required(own);
        });
  }

  @Override
  public Organization removeSetting(String key) {
    store.deleteSetting(own, requireNonNull(key, "key"));
    return required(own);
  }

  @Override
  public Organization create(OrganizationRequest request) {
    requireNonNull(request, "request");
    return unlessTaken(request, () -> required(store.insert(request, clock.instant())));
  }

  @Override
  public Optional<Organization> find(OrganizationId id) {
    return store.find(requireNonNull(id, "id"));
  }

  @Override
  public Organization update(OrganizationId id, OrganizationRequest request) {
    requireNonNull(request, "request");
    Organization known = required(id);
    if (known.name().equals(Organization.DEFAULT_NAME)
        && !request.name().equals(Organization.DEFAULT_NAME)) {
      throw defaultKept("renamed");
    }
    return unlessTaken(
        request,
        () -> {
          store.update(id, request, clock.instant());
          return required(id);
        });
  }

  @Override
  public void delete(OrganizationId id) {
    if (required(id).name().equals(Organization.DEFAULT_NAME)) {
      throw defaultKept("deleted");
    }
    beforeDelete.accept(id);
    database.runInTransaction(() -> store.delete(id));
  }

  @Override
  public List<Organization> list() {
    return store.list();
  }

  private Organization required(OrganizationId id) {
    return store
        .find(requireNonNull(id, "id"))
        .orElseThrow(() -> new NoSuchOrganizationException(id));
  }

  private Organization unlessTaken(
      OrganizationRequest request, java.util.function.Supplier<Organization> work) {
    try {
      return database.inTransaction(work);
    } catch (ConcurrentUpdateException e) {
      throw new GovernanceException(
          NAME_TAKEN, "There is already an organisation named '" + request.name() + "'.", e);
    }
  }

  private static GovernanceException defaultKept(String what) {
    return new GovernanceException(
        DEFAULT_KEPT,
        "The organisation '" + Organization.DEFAULT_NAME + "' cannot be " + what + ".");
  }
}
