package io.racine.governance.store;

import io.racine.governance.store.SchemaVersionTable.Applied;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Brings the store's tables to this library's version, or says what is wrong with them.
 *
 * <p>After each statement it notes how far it came, so that an installation killed half-way goes on
 * there. One node installs at a time.
 */
final class SchemaInstaller {
  /** Another node installs a whole schema in seconds; after this it hangs. */
  static final Duration LOCK_LIMIT = Duration.ofSeconds(30);

  private final DataSource connections;
  private final StoreDialect dialect;
  private final SchemaScripts scripts;
  private final Clock clock;
  private final Duration lockLimit;

  SchemaInstaller(
      DataSource connections,
      StoreDialect dialect,
      SchemaScripts scripts,
      Clock clock,
      Duration lockLimit) {
    this.connections = connections;
    this.dialect = dialect;
    this.scripts = scripts;
    this.clock = clock;
    this.lockLimit = lockLimit;
  }

  void apply(SchemaMode mode) {
    if (mode == SchemaMode.NONE) {
      return;
    }
    try (Connection connection = connections.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(true);
      try {
        apply(mode, connection);
      } finally {
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException e) {
      throw translate(e, mode == SchemaMode.CREATE ? "install" : "check", "");
    }
  }

  private void apply(SchemaMode mode, Connection connection) throws SQLException {
    Optional<SortedMap<Integer, Applied>> found = SchemaVersionTable.read(connection, dialect);
    refuseNewerOrDamaged(found.orElseGet(TreeMap::new));
    if (isComplete(found.orElseGet(TreeMap::new))) {
      return;
    }
    if (mode == SchemaMode.VALIDATE) {
      throw missing(found.orElseGet(TreeMap::new));
    }
    SchemaLock lock = lock(connection);
    try (lock) {
      SchemaVersionTable.create(connection, dialect);
      // Another node may have installed while we waited for the lock.
      SortedMap<Integer, Applied> applied =
          SchemaVersionTable.read(connection, dialect).orElseGet(TreeMap::new);
      refuseNewerOrDamaged(applied);
      for (SchemaScript script : scripts.scripts()) {
        install(connection, script, Optional.ofNullable(applied.get(script.version())));
      }
    }
  }

  private SchemaLock lock(Connection connection) throws SQLException {
    try {
      return dialect.lockSchema(connection, connections, lockLimit);
    } catch (SQLException e) {
      if (dialect.faultOf(e) != StoreFault.CONFLICT) {
        throw e;
      }
      throw new StoreException(
          StoreException.LOCKED,
          "Cannot install the store ("
              + dialect.product()
              + "): another node has been installing it for more than "
              + lockLimit.toSeconds()
              + " s. Let it finish or stop it, then open the store again.",
          SqlFailures.stateOf(e));
    }
  }

  private void install(Connection connection, SchemaScript script, Optional<Applied> applied)
      throws SQLException {
    if (applied.isEmpty()) {
      SchemaVersionTable.start(connection, script, clock.instant(), libraryVersion());
    }
    int done = applied.map(Applied::statements).orElse(0);
    for (int next = done; next < script.statements().size(); next++) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(script.statements().get(next));
      } catch (SQLException e) {
        throw translate(
            e, "install", ", statement " + (next + 1) + " of schema file '" + script.file() + "'");
      }
      SchemaVersionTable.advance(connection, script.version(), next + 1);
    }
  }

  private boolean isComplete(SortedMap<Integer, Applied> applied) {
    return scripts.scripts().stream()
        .allMatch(
            script -> {
              Applied found = applied.get(script.version());
              return found != null && found.statements() >= script.statements().size();
            });
  }

  private void refuseNewerOrDamaged(SortedMap<Integer, Applied> applied) {
    if (!applied.isEmpty() && applied.lastKey() > scripts.newestVersion()) {
      throw new StoreException(
          StoreException.SCHEMA_NEWER,
          "Cannot open the store: its schema version is "
              + applied.lastKey()
              + " but this library knows versions up to "
              + scripts.newestVersion()
              + ". Use the newer library that made it; the store is unchanged.");
    }
    for (SchemaScript script : scripts.scripts()) {
      Applied found = applied.get(script.version());
      if (found != null && !found.checksum().equals(script.checksum())) {
        throw new StoreException(
            StoreException.SCHEMA_DAMAGED,
            "Cannot open the store: its schema version "
                + script.version()
                + " was installed by other statements than those of '"
                + script.file()
                + "'. Restore the store from a backup, or use the library that made it.");
      }
    }
  }

  private StoreException missing(SortedMap<Integer, Applied> applied) {
    String found = applied.isEmpty() ? "has none of our tables" : progress(applied);
    return new StoreException(
        StoreException.SCHEMA_MISSING,
        "Cannot open the store: schema version "
            + scripts.newestVersion()
            + " is needed but the database "
            + found
            + ". Open it with SchemaMode.CREATE, or apply SchemaScripts.ddl() by hand.");
  }

  /** Names the first version that is not there whole. */
  private String progress(SortedMap<Integer, Applied> applied) {
    for (SchemaScript script : scripts.scripts()) {
      int all = script.statements().size();
      Applied found = applied.get(script.version());
      if (found == null) {
        return "is at version " + (script.version() - 1);
      }
      if (found.statements() < all) {
        return "has "
            + found.statements()
            + " of "
            + all
            + " statements of version "
            + script.version();
      }
    }
    return "is complete";
  }

  private StoreException translate(SQLException failure, String verb, String where) {
    FailureTranslation failures = new FailureTranslation(dialect);
    return failures.translate(failure, failures.store(verb) + where);
  }

  private static String libraryVersion() {
    String version = SchemaInstaller.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
