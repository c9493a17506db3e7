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
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * SQL Server is proved by its SQL text alone: a record of every text, and a parser. No server has
 * run it.
 */
final class SqlServerGoldenTest {
  private static final Object NONE = null;

  private static ScriptedDatabase shop(String catalog) {
    return shop(catalog, 50_000L);
  }

  private static ScriptedDatabase shop(String catalog, long rows) {
    ScriptedDatabase database = new ScriptedDatabase("Microsoft SQL Server", catalog);
    database
        .row("sys.databases", "master")
        .row("sys.databases", "shop")
        .row("[shop].sys.schemas s LEFT", "dbo", "what is sold")
        .row("[shop].sys.schemas s LEFT", "sys", NONE)
        .row("[shop].sys.schemas s LEFT", "db_owner", NONE)
        .row("[shop].sys.schemas s\nLEFT", "dbo", "what is sold")
        .row("sys.parameters", "5", "int")
        .row("sys.parameters", "5", "nvarchar")
        .row("RTRIM(o.type)", "1", "customer", "U")
        .row("RTRIM(o.type)", "2", "odd ]name", "U")
        .row("RTRIM(o.type)", "3", "large", "U")
        .row("RTRIM(o.type)", "4", "reachable", "V")
        .row("RTRIM(o.type)", "5", "tidy", "P")
        .row("SELECT o.object_id, CAST(ep.value", 1, "who buys")
        .row("SELECT o.object_id, CAST(ep.value", 2, NONE)
        .row("SELECT o.object_id, CAST(ep.value", 3, NONE)
        .row("SELECT o.object_id, CAST(ep.value", 4, NONE)
        .row("SELECT o.object_id, CAST(ep.value", 5, "tidies")
        .row("sys.sql_modules", 4, "create view reachable as select mail from customer")
        .row("sys.sql_modules", 5, "create procedure tidy")
        .row("dm_db_partition_stats", 1, 50_000L, 8_192L)
        .row("dm_db_partition_stats", 3, 5_000_000L, 819_200L)
        .row("p.rows ELSE 0 END) FROM [shop].sys.partitions p JOIN", 1, rows)
        .row("p.rows ELSE 0 END) FROM [shop].sys.partitions p WHERE", 1, 49_000L);
    column(database, 1, "id", "int", "int", 4, 10, 0, false, true, NONE);
    column(database, 1, "mail", "Mail", "nvarchar", 120, 0, 0, false, false, "where to write");
    column(database, 1, "note", "nvarchar", "nvarchar", -1, 0, 0, true, false, NONE);
    column(database, 1, "paid", "bit", "bit", 1, 1, 0, true, false, NONE);
    column(database, 1, "credit", "money", "money", 8, 19, 4, true, false, NONE);
    column(database, 1, "rate", "float", "float", 8, 53, 0, true, false, NONE);
    column(database, 1, "born", "date", "date", 3, 10, 0, true, false, NONE);
    column(database, 1, "wakes", "time", "time", 5, 16, 7, true, false, NONE);
    column(database, 1, "made", "datetime2", "datetime2", 8, 27, 7, true, false, NONE);
    column(database, 1, "sent", "datetimeoffset", "datetimeoffset", 10, 34, 7, true, false, NONE);
    column(
        database, 1, "code", "uniqueidentifier", "uniqueidentifier", 16, 0, 0, true, false, NONE);
    column(database, 1, "scan", "varbinary", "varbinary", -1, 0, 0, true, false, NONE);
    column(database, 1, "doc", "xml", "xml", -1, 0, 0, true, false, NONE);
    column(database, 1, "place", "geography", NONE, -1, 0, 0, true, false, NONE);
    column(database, 1, "tree", "hierarchyid", NONE, 892, 0, 0, true, false, NONE);
    column(database, 2, "a]b", "text", "text", 16, 0, 0, true, false, NONE);
    column(database, 3, "id", "bigint", "bigint", 8, 19, 0, false, false, NONE);
    column(database, 4, "mail", "Mail", "nvarchar", 120, 0, 0, false, false, NONE);
    return database
        .row("sys.indexes", 1, "pk_customer", true, false, true, "CLUSTERED", "id")
        .row("sys.indexes", 1, "by_mail", false, true, true, "NONCLUSTERED", "mail")
        .row("sys.foreign_keys", 3, "fk_large", "id", "dbo", "customer", "id")
        .row("MIN(racine_t.[id])", 1L, 50_000L);
  }

  private static void column(
      ScriptedDatabase database,
      int table,
      String name,
      String type,
      Object base,
      int length,
      int precision,
      int scale,
      boolean nullable,
      boolean identity,
      Object comment) {
    database.row(
        "sys.columns c\nJOIN",
        table,
        name,
        type,
        base,
        length,
        precision,
        scale,
        nullable,
        identity,
        false,
        comment);
  }

  @Test
  void sendsWhatTheRecordSays() throws IOException {
    try (ScriptedGolden shop =
        new ScriptedGolden(shop("shop"), DataSourceType.SQL_SERVER, "sqlserver.sql")) {
      assertThat(shop.list())
          .containsExactly(
              "DATABASE shop",
              "SCHEMA shop.dbo",
              "TABLE shop.dbo.customer",
              "INDEX shop.dbo.customer.by_mail",
              "INDEX shop.dbo.customer.pk_customer",
              "TABLE shop.dbo.large",
              "TABLE shop.dbo.\"odd ]name\"",
              "VIEW shop.dbo.reachable",
              "PROCEDURE shop.dbo.\"tidy(int, nvarchar)\"");
      AssetDescriptor customer = shop.find("shop.dbo.customer");

      shop.readEachWay(customer);
      shop.readEachWay(shop.find("shop.dbo.\"odd ]name\""));
      shop.sample(shop.find("shop.dbo.reachable"));

      assertThat(shop.connector.fingerprint(customer)).isEmpty();
      shop.check(true);
    }
  }

  @Test
  void samplesPagesOfALargeTable() throws IOException {
    try (ScriptedGolden shop =
        new ScriptedGolden(
            shop("shop", 5_000_000L), DataSourceType.SQL_SERVER, "sqlserver-large.sql")) {
      AssetDescriptor large = shop.find("shop.dbo.large");
      shop.sample(large);
      shop.check(true);
    }
  }

  @Test
  void tellsWhatTheViewsTell() {
    try (ScriptedGolden shop =
        new ScriptedGolden(shop("shop"), DataSourceType.SQL_SERVER, "none.sql")) {
      AssetDescriptor customer = shop.find("shop.dbo.customer");

      assertThat(customer.comment()).hasValue("who buys");
      assertThat(customer.rowEstimate()).hasValue(50_000);
      assertThat(customer.sizeInBytes()).hasValue(8_192);
      assertThat(customer.keys())
          .containsExactly(
              KeyDescriptor.primary("pk_customer", List.of(FieldPath.of("id"))),
              KeyDescriptor.unique("by_mail", List.of(FieldPath.of("mail"))));
      assertThat(shop.find("shop.dbo.large").keys())
          .containsExactly(
              KeyDescriptor.foreign(
                  "fk_large",
                  List.of(FieldPath.of("id")),
                  AssetPath.of("shop", "dbo", "customer"),
                  List.of(FieldPath.of("id"))));
      assertThat(customer.columns())
          .extracting(ColumnDescriptor::logicalType)
          .containsExactly(
              LogicalType.INTEGER,
              LogicalType.TEXT,
              LogicalType.TEXT,
              LogicalType.BOOLEAN,
              LogicalType.DECIMAL,
              LogicalType.FLOAT,
              LogicalType.DATE,
              LogicalType.TIME,
              LogicalType.TIMESTAMP,
              LogicalType.TIMESTAMP,
              LogicalType.UUID,
              LogicalType.BINARY,
              LogicalType.XML,
              LogicalType.SPATIAL,
              LogicalType.OTHER);
      ColumnDescriptor mail = TestSource.column(customer, "mail");
      assertThat(mail.nativeType()).isEqualTo("nvarchar(60)");
      assertThat(mail.size()).hasValue(60);
      assertThat(mail.comment()).hasValue("where to write");
      assertThat(mail.attributes()).containsEntry("domain", "Mail");
      assertThat(shop.find("shop.dbo.reachable").definition()).isPresent();
      assertThat(shop.find("shop.dbo.\"tidy(int, nvarchar)\"").comment()).hasValue("tidies");
    }
  }

  @Test
  void countsRowsInAnotherWayWhenItMayNotSeeTheState() {
    ScriptedDatabase database =
        shop("shop").fail("dm_db_partition_stats", new ScriptedDatabase.SQLServerException(262));
    try (ScriptedGolden shop =
        new ScriptedGolden(database, DataSourceType.SQL_SERVER, "none.sql")) {
      assertThat(shop.find("shop.dbo.customer").rowEstimate()).hasValue(49_000);
    }
  }

  @Test
  void listsEveryDatabaseWhenTheUrlNamesNone() {
    try (ScriptedGolden shop =
        new ScriptedGolden(shop("master"), DataSourceType.SQL_SERVER, "none.sql")) {
      assertThat(TestSource.names(shop.connector))
          .contains("DATABASE shop", "TABLE shop.dbo.customer")
          .doesNotContain("DATABASE master");
    }
  }

  @Test
  void takesNothingInANameForAPlaceInTheQuery() {
    ScriptedDatabase database =
        new ScriptedDatabase("Microsoft SQL Server", "a%s]{sys}")
            .row("sys.schemas s\nLEFT", "dbo", NONE)
            .row("RTRIM(o.type)", "1", "t", "U");
    try (ScriptedGolden shop =
        new ScriptedGolden(database, DataSourceType.SQL_SERVER, "none.sql")) {
      assertThat(TestSource.names(shop.connector)).contains("DATABASE \"a%s]{sys}\"");
    }
    assertThat(database.queries)
        .hasSizeGreaterThan(5)
        .allSatisfy(sql -> assertThat(sql).contains("[a%s]]{sys}].sys."));
  }

  @Test
  void knowsTheServersCodes() {
    ScriptedDatabase database =
        shop("shop").fail("FROM [shop].[dbo]", new ScriptedDatabase.SQLServerException(229));
    try (ScriptedGolden shop =
        new ScriptedGolden(database, DataSourceType.SQL_SERVER, "none.sql")) {
      AssetDescriptor customer = shop.find("shop.dbo.customer");
      assertThatThrownBy(() -> TestSource.read(shop.connector, customer))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.ACCESS_DENIED));
    }
    assertThat(VendorCodes.of(new ScriptedDatabase.SQLServerException(18456)))
        .hasValue(ConnectorException.LOGIN_REFUSED);
    assertThat(VendorCodes.of(new ScriptedDatabase.SQLServerException(208)))
        .hasValue(ConnectorException.NO_SUCH_ASSET);
    assertThat(VendorCodes.of(new ScriptedDatabase.SQLServerException(8134))).isEmpty();
  }
}
