package io.racine.governance.store;

import io.racine.governance.spi.config.Secret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a store is and how its connections are opened. */
sealed interface Location {
  /** Makes the folder if there is one to make, and returns where connections come from. */
  DataSource connections(Duration timeout);

  /** Whose error codes to expect when not even a first connection can be had. */
  default StoreDialect expectedDialect() {
    return new H2Dialect();
  }

  /** Whether the database is one of our own inside this JVM. */
  default boolean isInThisJvm() {
    return false;
  }

  /** A database file of our own. */
  record Embedded(Path folder) implements Location {
    private static final Logger log = LoggerFactory.getLogger(Embedded.class);

    /**
     * {@code async:} because an interrupted thread (a cancelled scan) would close the file under
     * all others with H2's usual file access.
     */
    @Override
    public DataSource connections(Duration timeout) {
      makeFolder();
      return EmbeddedUrl.connections("async:" + folder.resolve("governance"), "");
    }

    /** Other users of the machine must not read it, even in a folder that they may enter. */
    private void makeFolder() {
      Path file = folder.resolve("governance.mv.db");
      try {
        if (!Files.isDirectory(folder)) {
          Files.createDirectories(folder, ownerOnly("rwx------"));
        }
        if (!Files.exists(file)) {
          Files.createFile(file, ownerOnly("rw-------"));
        }
      } catch (FileAlreadyExistsException e) {
        // Another process made the file just now and will hold it: H2 says so next.
        log.debug("The store's file appeared while it was made");
      } catch (IOException e) {
        throw new StoreException(
            StoreException.UNAVAILABLE,
            "Cannot open the store: its file cannot be made in folder '"
                + folder
                + "' ("
                + e.getClass().getSimpleName()
                + "). Use a folder that this process may write.");
      }
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
      return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
          }
          : new FileAttribute<?>[0];
    }

    @Override
    public boolean isInThisJvm() {
      return true;
    }

    @Override
    public String toString() {
      return "folder '" + folder + "'";
    }
  }

  /** A database in this JVM's memory. It outlives its last connection; the pool's owner ends it. */
  record Memory(String name) implements Location {
    @Override
    public DataSource connections(Duration timeout) {
      return EmbeddedUrl.connections("mem:" + name, ";DB_CLOSE_DELAY=-1");
    }

    @Override
    public boolean isInThisJvm() {
      return true;
    }

    @Override
    public String toString() {
      return "memory";
    }
  }

  /** A PostgreSQL server, reached by ourselves. */
  record Server(String url, String user, Secret password) implements Location {
    @Override
    public DataSource connections(Duration timeout) {
      String seconds = String.valueOf(Math.max(1, timeout.toSeconds()));
      return new DriverConnections(
          "org.postgresql.Driver",
          url,
          user,
          password,
          Map.of(
              "connectTimeout",
              seconds,
              "loginTimeout",
              seconds,
              "tcpKeepAlive",
              "true",
              "ApplicationName",
              "racine"));
    }

    @Override
    public StoreDialect expectedDialect() {
      return new PostgreSqlDialect();
    }

    @Override
    public String toString() {
      return "a PostgreSQL server";
    }
  }

  /** Whatever the host gave us. */
  record Host(DataSource dataSource) implements Location {
    @Override
    public DataSource connections(Duration timeout) {
      return dataSource;
    }

    @Override
    public String toString() {
      return "the host's database";
    }
  }
}
