package io.racine.governance.connector.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/**
 * What the stand-in for Snowflake holds: a database SHOP, its INFORMATION_SCHEMA, and the few
 * functions and words of Snowflake's SQL that DuckDB does not have.
 */
final class SnowflakeStubData implements AutoCloseable {
  private static final Pattern INFORMATION_SCHEMA =
      Pattern.compile("\"SHOP\"\\.INFORMATION_SCHEMA\\.");
  private static final Pattern SAMPLE = Pattern.compile(" SAMPLE \\((\\d+ ROWS)\\)");
  private static final Pattern BERNOULLI =
      Pattern.compile(" SAMPLE BERNOULLI \\(([0-9.]+)\\) SEED \\((\\d+)\\)");
  private static final Pattern SHOW_KEYS =
      Pattern.compile(
          "SHOW (PRIMARY|UNIQUE|IMPORTED) KEYS IN"
              + " (?:SCHEMA \"SHOP\"\\.\"(\\w+)\"|TABLE \"SHOP\"\\.\"(\\w+)\"\\.\"(.+)\")");

  private static final List<String> SETUP =
      List.of(
          "attach ':memory:' as \"SHOP\"",
          "create schema \"SHOP\".\"PUBLIC\"",
          "create macro to_char(x, f) as strftime(x, replace(replace(replace(replace(replace("
              + "replace(replace(replace(replace(f, 'YYYY', '%Y'), 'MM', '%m'), 'DD', '%d'),"
              + " 'HH24', '%H'), 'MI', '%M'), 'SS', '%S'), 'FF9', '%f000'), '\"T\"', 'T'),"
              + " '\"Z\"', 'Z'))",
          "create macro convert_timezone(z, x) as timezone(z, x)",
          "create macro to_varchar(x) as cast(x as varchar)",
          "create macro to_variant(x) as x",
          "create schema sf",
          "create table sf.altered (moment timestamptz)",
          "insert into sf.altered values ('2024-02-29 23:59:59.5+00')",
          """
          create view sf.schemata as
          select schema_name, comment from duckdb_schemas()
          where database_name = 'SHOP' and schema_name <> 'main'
          union all select 'INFORMATION_SCHEMA', null""",
          """
          create view sf.tables as
          select schema_name as table_schema, table_name,
            case when table_name like 'EXT_%' then 'EXTERNAL TABLE' else 'BASE TABLE' end
              as table_type,
            'NO' as is_transient, null as clustering_key,
            case when table_name like 'LARGE_%' then 10000000 else estimated_size end as row_count,
            estimated_size * 100 as bytes, comment, (select max(moment) from sf.altered) as last_altered,
            'NO' as is_hybrid, 'NO' as is_iceberg
          from duckdb_tables() where database_name = 'SHOP'
          union all
          select schema_name, view_name, 'VIEW', 'NO', null, null, null, comment,
            (select max(moment) from sf.altered), 'NO', 'NO'
          from duckdb_views() where database_name = 'SHOP'""",
          """
          create view sf.views as
          select schema_name as table_schema, view_name as table_name, sql as view_definition,
            'NO' as is_secure
          from duckdb_views() where database_name = 'SHOP'""",
          "create table sf.external_tables (table_schema text, table_name text, location text)",
          "insert into sf.external_tables values ('PUBLIC', 'EXT_EVENT', '@stage/events/')",
          """
          create view sf.columns as
          select schema_name as table_schema, table_name, column_name,
            column_index as ordinal_position, is_nullable as nullable,
            case when is_nullable then 'YES' else 'NO' end as is_nullable,
            case
              when data_type like 'DECIMAL%' or data_type in ('INTEGER', 'BIGINT', 'HUGEINT')
                then 'NUMBER'
              when data_type = 'DOUBLE' then 'FLOAT'
              when data_type = 'VARCHAR' then 'TEXT'
              when data_type = 'BLOB' then 'BINARY'
              when data_type = 'TIMESTAMP' then 'TIMESTAMP_NTZ'
              when data_type = 'TIMESTAMP WITH TIME ZONE' then 'TIMESTAMP_TZ'
              when data_type = 'JSON' then 'VARIANT'
              else data_type end as data_type,
            case when data_type = 'VARCHAR' then 16777216 end as character_maximum_length,
            case when data_type like 'DECIMAL%' then numeric_precision
              when data_type in ('INTEGER', 'BIGINT', 'HUGEINT') then 38 end as numeric_precision,
            coalesce(numeric_scale, 0) as numeric_scale, comment, 'NO' as is_identity
          from duckdb_columns() where database_name = 'SHOP'""",
          "create table sf.procedures (procedure_schema text, procedure_name text,"
              + " argument_signature text, procedure_definition text, comment text,"
              + " procedure_language text)",
          "create table sf.functions (function_schema text, function_name text,"
              + " argument_signature text, function_definition text, comment text,"
              + " function_language text)",
          """
          create view sf.keys as
          select schema_name, table_name, constraint_type, constraint_name,
            constraint_column_names[i] as column_name, i as key_sequence, referenced_table,
            referenced_column_names[i] as referenced_column
          from (select *, unnest(range(1, len(constraint_column_names) + 1)) as i
            from duckdb_constraints() where database_name = 'SHOP')""");

  private final Connection connection;

  SnowflakeStubData(List<String> statements) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    DuckDbFile.execute(connection, SETUP);
    change(statements);
  }

  /** Runs statements of DuckDB in SHOP.PUBLIC. */
  void change(List<String> statements) throws SQLException {
    try (Connection writer = connect()) {
      DuckDbFile.execute(writer, List.of("use \"SHOP\".\"PUBLIC\""));
      DuckDbFile.execute(writer, statements);
    }
  }

  Connection connect() throws SQLException {
    return connection.unwrap(DuckDBConnection.class).duplicate();
  }

  /** Writes names as Snowflake does that were not quoted. */
  static String upper(String sql) {
    String[] parts = sql.split("'", -1);
    for (int i = 0; i < parts.length; i += 2) {
      parts[i] = parts[i].toUpperCase(Locale.ROOT);
    }
    return String.join("'", parts);
  }

  static String translated(String sql) {
    if (sql.equals("SHOW DATABASES")) {
      return "SELECT 'SHOP' AS name, 'all that is sold' AS comment"
          + " UNION ALL SELECT 'SNOWFLAKE', NULL";
    }
    var keys = SHOW_KEYS.matcher(sql);
    if (keys.matches()) {
      boolean imported = keys.group(1).equals("IMPORTED");
      String schema = keys.group(2) == null ? keys.group(3) : keys.group(2);
      String where =
          " FROM memory.sf.keys WHERE schema_name = '"
              + schema
              + "' AND constraint_type LIKE '"
              + (imported ? "FOREIGN" : keys.group(1))
              + "%'"
              + (keys.group(4) == null ? "" : " AND table_name = '" + keys.group(4) + "'");
      return imported
          ? "SELECT 'SHOP' AS pk_database_name, schema_name AS pk_schema_name,"
              + " referenced_table AS pk_table_name, referenced_column AS pk_column_name,"
              + " table_name AS fk_table_name, column_name AS fk_column_name, key_sequence,"
              + " constraint_name AS fk_name"
              + where
          : "SELECT table_name, column_name, key_sequence, constraint_name" + where;
    }
    String text = INFORMATION_SCHEMA.matcher(sql).replaceAll("memory.sf.");
    text = SAMPLE.matcher(text).replaceAll(" TABLESAMPLE RESERVOIR ($1)");
    return BERNOULLI
        .matcher(text)
        .replaceAll(" TABLESAMPLE BERNOULLI ($1 PERCENT) REPEATABLE ($2)");
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
