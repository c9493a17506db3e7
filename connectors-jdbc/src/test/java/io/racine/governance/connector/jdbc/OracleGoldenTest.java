package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ConnectorException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Oracle is proved by its SQL text alone: a record of every text, and a parser. No server has run
 * it.
 */
final class OracleGoldenTest {
  private static final Object NONE = null;

  private static ScriptedDatabase shop(Object rows) {
    ScriptedDatabase database = new ScriptedDatabase("Oracle", "");
    database
        .row("SYS_CONTEXT", "ORCL")
        .row("ALL_USERS", "SHOP", "N")
        .row("ALL_USERS", "SYS", "Y")
        .row("t.NESTED", "CUSTOMER", "table")
        .row("t.NESTED", "LOG", "table")
        .row("t.NESTED", "REACHABLE", "view")
        .row("t.NESTED", "TOTALS", "materialized view")
        .row("ALL_ARGUMENTS", "TIDY", "NUMBER")
        .row("ALL_ARGUMENTS", "TIDY", "VARCHAR2")
        .row("ALL_PROCEDURES", "TIDY", "PROCEDURE")
        .row("ALL_TAB_COMMENTS", "CUSTOMER", "who buys")
        .row("ALL_TAB_COMMENTS", "LOG", NONE)
        .row("ALL_TAB_COMMENTS", "REACHABLE", NONE)
        .row("ALL_TAB_COMMENTS", "TOTALS", NONE)
        .row("TABLE_NAME, NUM_ROWS", "CUSTOMER", 50_000L)
        .row("VIEW_NAME, TEXT", "REACHABLE", "select mail from customer")
        .row("MVIEW_NAME, QUERY", "TOTALS", "select sum(credit) from customer")
        .row("ALL_SOURCE", "TIDY", "procedure tidy is\n")
        .row("ALL_SOURCE", "TIDY", "begin null; end;");
    if (rows != null) {
      database.row("SELECT NUM_ROWS", rows);
    }
    column(database, "CUSTOMER", "ID", "NUMBER", 0, 10, 0, "N", NONE);
    column(database, "CUSTOMER", "MAIL", "VARCHAR2", 60, NONE, NONE, "N", "where to write");
    column(database, "CUSTOMER", "NOTE", "CLOB", 0, NONE, NONE, "Y", NONE);
    column(database, "CUSTOMER", "CREDIT", "NUMBER", 0, 10, 2, "Y", NONE);
    column(database, "CUSTOMER", "RATE", "BINARY_DOUBLE", 0, NONE, NONE, "Y", NONE);
    column(database, "CUSTOMER", "BORN", "DATE", 0, NONE, NONE, "Y", NONE);
    column(database, "CUSTOMER", "MADE", "TIMESTAMP(6)", 0, NONE, 6, "Y", NONE);
    column(database, "CUSTOMER", "SENT", "TIMESTAMP(6) WITH TIME ZONE", 0, NONE, 6, "Y", NONE);
    column(database, "CUSTOMER", "SHORT", "RAW", 0, NONE, NONE, "Y", NONE);
    column(database, "CUSTOMER", "SCAN", "BLOB", 0, NONE, NONE, "Y", NONE);
    column(database, "CUSTOMER", "DETAIL", "JSON", 0, NONE, NONE, "Y", NONE);
    column(database, "CUSTOMER", "DOC", "XMLTYPE", 0, NONE, NONE, "Y", NONE);
    column(database, "CUSTOMER", "PLACE", "SDO_GEOMETRY", 0, NONE, NONE, "Y", NONE);
    column(database, "CUSTOMER", "THING", "THING_T", 0, NONE, NONE, "Y", NONE);
    column(database, "LOG", "LINE", "VARCHAR2", 32_767, NONE, NONE, "Y", NONE);
    column(database, "REACHABLE", "MAIL", "VARCHAR2", 60, NONE, NONE, "N", NONE);
    column(database, "TOTALS", "TOTAL", "NUMBER", 0, NONE, NONE, "Y", NONE);
    return database
        .row("ALL_CONSTRAINTS", "CUSTOMER", "P", "PK_CUSTOMER", "ID", NONE, NONE, NONE)
        .row("ALL_CONSTRAINTS", "LOG", "R", "FK_LOG", "LINE", "SHOP", "CUSTOMER", "MAIL")
        .row("ALL_INDEXES", "CUSTOMER", "PK_CUSTOMER", "UNIQUE", "NORMAL", "ID")
        .row("MIN(racine_t.\"ID\")", 1L, 50_000L);
  }

  private static void column(
      ScriptedDatabase database,
      String table,
      String name,
      String type,
      int length,
      Object precision,
      Object scale,
      String nullable,
      Object comment) {
    database.row(
        "ALL_TAB_COLUMNS", table, name, type, length, precision, scale, nullable, "NO", comment);
  }

  private static ScriptedGolden golden(Object rows, String file) {
    return new ScriptedGolden(shop(rows), DataSourceType.ORACLE, file);
  }

  @Test
  void sendsWhatTheRecordSays() throws IOException {
    try (ScriptedGolden shop = golden(50_000L, "oracle.sql")) {
      assertThat(shop.list())
          .containsExactly(
              "DATABASE ORCL",
              "SCHEMA ORCL.SHOP",
              "TABLE ORCL.SHOP.CUSTOMER",
              "INDEX ORCL.SHOP.CUSTOMER.PK_CUSTOMER",
              "TABLE ORCL.SHOP.LOG",
              "VIEW ORCL.SHOP.REACHABLE",
              "PROCEDURE ORCL.SHOP.\"TIDY(NUMBER, VARCHAR2)\"",
              "VIEW ORCL.SHOP.TOTALS");
      AssetDescriptor customer = shop.find("ORCL.SHOP.CUSTOMER");

      shop.readEachWay(customer);
      shop.readEachWay(shop.find("ORCL.SHOP.LOG"));
      shop.sample(shop.find("ORCL.SHOP.REACHABLE"));

      assertThat(shop.connector.fingerprint(customer)).isEmpty();
      shop.check(false);
    }
  }

  @Test
  void samplesBlocksOfALargeTable() throws IOException {
    try (ScriptedGolden shop = golden(50_000_000L, "oracle-large.sql")) {
      shop.sample(shop.find("ORCL.SHOP.CUSTOMER"));
      shop.check(false);
    }
  }

  @Test
  void readsTheFirstRowsOfATableWithoutStatistics() throws IOException {
    try (ScriptedGolden shop = golden(null, "oracle-unknown.sql")) {
      shop.sample(shop.find("ORCL.SHOP.CUSTOMER"));
      shop.check(false);
    }
  }

  @Test
  void tellsWhatTheViewsTell() {
    try (ScriptedGolden shop = golden(50_000L, "none.sql")) {
      AssetDescriptor customer = shop.find("ORCL.SHOP.CUSTOMER");

      assertThat(customer.comment()).hasValue("who buys");
      assertThat(customer.rowEstimate()).hasValue(50_000);
      assertThat(customer.keys())
          .containsExactly(KeyDescriptor.primary("PK_CUSTOMER", List.of(FieldPath.of("ID"))));
      assertThat(shop.find("ORCL.SHOP.LOG").keys())
          .containsExactly(
              KeyDescriptor.foreign(
                  "FK_LOG",
                  List.of(FieldPath.of("LINE")),
                  AssetPath.of("ORCL", "SHOP", "CUSTOMER"),
                  List.of(FieldPath.of("MAIL"))));
      assertThat(customer.columns())
          .extracting(ColumnDescriptor::logicalType)
          .containsExactly(
              LogicalType.INTEGER,
              LogicalType.TEXT,
              LogicalType.TEXT,
              LogicalType.DECIMAL,
              LogicalType.FLOAT,
              LogicalType.TIMESTAMP,
              LogicalType.TIMESTAMP,
              LogicalType.TIMESTAMP,
              LogicalType.BINARY,
              LogicalType.BINARY,
              LogicalType.JSON,
              LogicalType.XML,
              LogicalType.SPATIAL,
              LogicalType.OTHER);
      ColumnDescriptor mail = TestSource.column(customer, "MAIL");
      assertThat(mail.nativeType()).isEqualTo("VARCHAR2(60)");
      assertThat(mail.size()).hasValue(60);
      assertThat(mail.comment()).hasValue("where to write");
      assertThat(shop.find("ORCL.SHOP.TOTALS").nativeKind()).isEqualTo("materialized view");
      assertThat(shop.find("ORCL.SHOP.TOTALS").definition())
          .hasValue("select sum(credit) from customer");
      assertThat(shop.find("ORCL.SHOP.\"TIDY(NUMBER, VARCHAR2)\"").definition())
          .hasValue("procedure tidy is\nbegin null; end;");
    }
  }

  @Test
  void knowsTheServersCodes() {
    ScriptedDatabase database =
        shop(50_000L)
            .fail(
                "FROM \"SHOP\"",
                new SQLException("ORA-00942: table or view does not exist", "42000", 942));
    try (ScriptedGolden shop = new ScriptedGolden(database, DataSourceType.ORACLE, "none.sql")) {
      AssetDescriptor customer = shop.find("ORCL.SHOP.CUSTOMER");
      assertThatThrownBy(() -> TestSource.read(shop.connector, customer))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.NO_SUCH_ASSET));
    }
    assertThat(VendorCodes.of(new SQLException("ORA-01017: invalid", "72000", 1017)))
        .hasValue(ConnectorException.LOGIN_REFUSED);
    assertThat(VendorCodes.of(new SQLException("of another", "72000", 1017))).isEmpty();
  }
}
