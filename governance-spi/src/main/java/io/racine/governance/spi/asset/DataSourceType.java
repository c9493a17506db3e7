package io.racine.governance.spi.asset;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * What kind of store a source is. Open: a plugin may bring its own.
 *
 * <p>The constants are those the library's own connectors serve or will serve. The text form is
 * UPPER_SNAKE.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param name the text form
 * @since 0.1
 */
public record DataSourceType(String name) implements Comparable<DataSourceType>, Serializable {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

  public static final DataSourceType MYSQL = of("MYSQL");
  public static final DataSourceType POSTGRESQL = of("POSTGRESQL");
  public static final DataSourceType MONGODB = of("MONGODB");
  public static final DataSourceType SNOWFLAKE = of("SNOWFLAKE");
  public static final DataSourceType S3 = of("S3");
  public static final DataSourceType REDIS = of("REDIS");

  public static final DataSourceType MARIADB = of("MARIADB");
  public static final DataSourceType H2 = of("H2");
  public static final DataSourceType SQLITE = of("SQLITE");
  public static final DataSourceType DUCKDB = of("DUCKDB");
  public static final DataSourceType SQL_SERVER = of("SQL_SERVER");
  public static final DataSourceType ORACLE = of("ORACLE");
  public static final DataSourceType FILES = of("FILES");

  /** Any other database that has a JDBC driver; read with ANSI SQL. */
  public static final DataSourceType JDBC = of("JDBC");

  public DataSourceType {
    if (!FORM.matcher(requireNonNull(name, "name")).matches()) {
      throw new IllegalArgumentException(
          "Data source type must be UPPER_SNAKE but was '" + name + "'");
    }
  }

  public static DataSourceType of(String name) {
    return new DataSourceType(name);
  }

  @Override
  public int compareTo(DataSourceType other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
