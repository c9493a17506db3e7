package io.racine.governance.connector.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells whether the files of an SQLite database have changed.
 *
 * <p>They are only looked at from outside. To open one would be wrong: closing it again drops every
 * lock that SQLite holds on it in this process.
 */
final class SqliteFiles {
  /** File times are coarse: a change this fresh may hide another one behind it. */
  private static final Duration DOUBTFUL = Duration.ofSeconds(2);

  private SqliteFiles() {}

  /** Returns a mark of the database's files, or nothing in memory or when in doubt. */
  static Optional<String> mark(Session session) throws SQLException {
    Optional<String> file =
        session
            .queries()
            .first(
                "SELECT file FROM pragma_database_list WHERE name = 'main' AND file <> ''",
                row -> row.getString(1));
    if (file.isEmpty()) {
      return Optional.empty();
    }
    // The server's own clock: the file system's times are compared with the file system's.
    long now =
        session
            .queries()
            .first(
                "SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)",
                row -> row.getLong(1))
            .orElse(0L);
    Optional<String> main = mark(Path.of(file.get()), now);
    Optional<String> log = mark(Path.of(file.get() + "-wal"), now);
    return main.isEmpty() || log.isEmpty()
        ? Optional.empty()
        : Optional.of("sqlite:" + main.get() + ":" + log.get());
  }

  /** Returns a mark of a file as it looks from outside; nothing when it was written just now. */
  static Optional<String> mark(Path file, long now) {
    try {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of("none");
      }
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      long changed = seen.lastModifiedTime().toMillis();
      if (now - changed < DOUBTFUL.toMillis()) {
        return Optional.empty();
      }
      return Optional.of(
          Shape.of(
              seen.fileKey()
                  + " "
                  + seen.size()
                  + " "
                  + seen.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
