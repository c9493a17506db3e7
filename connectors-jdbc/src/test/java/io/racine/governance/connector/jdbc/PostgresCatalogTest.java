package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.GrantDescriptor;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a PostgreSQL catalogue tells of its assets beside their names. */
final class PostgresCatalogTest {
  private PostgresDatabase database;

  @BeforeEach
  void open() throws SQLException {
    database = new PostgresDatabase();
    database.run(
        "do $$ begin create role racine_clerk login; exception when duplicate_object then null; end $$",
        "do $$ begin create role racine_staff; exception when duplicate_object then null; end $$",
        "do $$ begin create role \"racine, all\"; exception when duplicate_object then null; end $$",
        "grant \"racine, all\" to racine_staff",
        "grant racine_staff to racine_clerk");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static ColumnDescriptor column(AssetDescriptor asset, String name) {
    return TestSource.column(asset, name);
  }

  @Test
  void tellsWhoMayDoWhatAndThroughWhichRole() throws SQLException {
    database.run(
        "create table t (id int)",
        "revoke all on t from postgres",
        "grant select on t to \"racine, all\"",
        "grant insert on t to racine_clerk",
        "grant delete on t to public");

    assertThat(database.find("t").grants())
        .containsExactly(
            GrantDescriptor.direct("PUBLIC", "DELETE"),
            GrantDescriptor.direct("racine, all", "SELECT"),
            GrantDescriptor.direct("racine_clerk", "INSERT"),
            new GrantDescriptor("racine_clerk", "SELECT", "racine, all"),
            new GrantDescriptor("racine_staff", "SELECT", "racine, all"));
  }

  @Test
  void aTableOfWhichNothingWasGrantedIsItsOwners() throws SQLException {
    database.run("create table t (id int)", "alter table t owner to racine_clerk");

    AssetDescriptor table = database.find("t");

    assertThat(table.attributes()).containsEntry("owner", "racine_clerk");
    assertThat(table.grants()).extracting(GrantDescriptor::principal).containsOnly("racine_clerk");
    assertThat(table.grants())
        .extracting(GrantDescriptor::privilege)
        .contains("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE");
  }

  @Test
  void membersThatCanNeitherInheritNorBecomeTheRoleHaveNothingFromIt() throws SQLException {
    database.run(
        "do $$ begin create role racine_admin; exception when duplicate_object then null; end $$",
        "grant racine_staff to racine_admin with admin option, inherit false, set false",
        "create table t (id int)",
        "grant select on t to racine_staff");

    assertThat(database.find("t").grants())
        .extracting(GrantDescriptor::principal)
        .contains("racine_clerk")
        .doesNotContain("racine_admin");
  }

  @Test
  void tellsGrantsOnViewsRoutinesSchemasAndTheDatabase() throws SQLException {
    database.run(
        "create schema hr",
        "grant usage on schema hr to racine_staff",
        "grant pg_read_all_data to racine_clerk",
        "create view v as select 1 as id",
        "grant select on v to racine_staff",
        "create function f() returns int language sql as 'select 1'");

    assertThat(TestSource.find(database.connector, database.name + ".hr").grants())
        .contains(
            GrantDescriptor.direct("racine_staff", "USAGE"),
            new GrantDescriptor("racine_clerk", "USAGE", "racine_staff"));
    assertThat(database.find("v").grants())
        .contains(GrantDescriptor.direct("racine_staff", "SELECT"));
    assertThat(database.find("\"f()\"").grants())
        .contains(GrantDescriptor.direct("PUBLIC", "EXECUTE"));
    assertThat(TestSource.find(database.connector, database.name).grants())
        .contains(
            GrantDescriptor.direct("PUBLIC", "CONNECT"),
            GrantDescriptor.direct("postgres", "SUPERUSER"),
            new GrantDescriptor("racine_clerk", "SELECT", "pg_read_all_data"));
    database.run("revoke pg_read_all_data from racine_clerk");
  }

  @Test
  void tellsGrantsOnColumns() throws SQLException {
    database.run(
        "create table t (id int, pay int)",
        "grant select (pay), update (pay) on t to racine_clerk",
        "grant select (pay) on t to \"racine, all\"");

    assertThat(column(database.find("t"), "pay").attributes())
        .containsEntry(
            "grants", "SELECT to \"racine, all\", SELECT to racine_clerk, UPDATE to racine_clerk");
    assertThat(column(database.find("t"), "id").attributes()).isEmpty();
  }

  @Test
  void leavesOutWhatMembersThereAreTooMany() throws SQLException {
    StringBuilder roles = new StringBuilder("do $$ begin ");
    for (int i = 0; i < 1_100; i++) {
      roles.append("create role racine_many_").append(i).append(" in role racine_many; ");
    }
    database.run("create role racine_many", roles.append("end $$").toString());
    try {
      database.run("create table t (id int)", "grant select on t to racine_many");

      AssetDescriptor table = database.find("t");

      assertThat(table.grants())
          .hasSize(1_000)
          .contains(GrantDescriptor.direct("racine_many", "SELECT"));
      // Eight rights of the owner, one of the role and 1,100 of its members.
      assertThat(table.attributes()).containsEntry("grants-left-out", "109");
    } finally {
      StringBuilder drops = new StringBuilder("do $$ begin ");
      for (int i = 0; i < 1_100; i++) {
        drops.append("drop role racine_many_").append(i).append("; ");
      }
      database.run("drop table t", drops.append("end $$").toString(), "drop role racine_many");
    }
  }

  @Test
  void aLoginThatMayNotReadTheRolesStillListsTheTables() throws SQLException {
    database.run(
        "create table t (id int primary key)",
        "grant select on t to racine_clerk",
        "revoke select on pg_catalog.pg_roles, pg_catalog.pg_auth_members, pg_catalog.pg_policy"
            + " from public");

    try (JdbcConnector clerk =
        PostgresServer.source(database.name).login("racine_clerk", "x").connect()) {
      AssetDescriptor table = TestSource.find(clerk, database.name + ".public.t");

      assertThat(table.grants()).isEmpty();
      assertThat(column(table, "id").isKey()).isTrue();
      assertThat(clerk.verify().attributes()).containsEntry("tls", "false");
    }
  }

  @Test
  void tellsRowSecurityAndItsPolicies() throws SQLException {
    database.run(
        "create table open (id int)",
        "create table closed (id int, clerk text)",
        "alter table closed enable row level security, force row level security",
        "create policy own on closed for select to racine_clerk, racine_staff"
            + " using (clerk = 'marker-4711')",
        "create policy late on closed as restrictive for all using (id > 4711)");

    AssetDescriptor closed = database.find("closed");

    assertThat(database.find("open").attributes())
        .containsEntry("row-security", "off")
        .doesNotContainKey("row-security-policies");
    assertThat(closed.attributes())
        .containsEntry("row-security", "forced")
        .containsEntry(
            "row-security-policies",
            "late for ALL restricting to PUBLIC; own for SELECT to racine_clerk, racine_staff");
    assertThat(closed.attributes().toString()).doesNotContain("4711");
  }

  @Test
  void describesGeneratedIdentityAndEnumeratedColumns() throws SQLException {
    database.run(
        "create type mood as enum ('sad', 'it''s, ok')",
        "create type address as (street varchar(40), \"zip code\" int)",
        "create table t (a int generated always as identity, b int generated by default as identity,"
            + " c int, d int generated always as (c * 2) stored, e int generated always as (c + 1)"
            + " virtual, f mood, g mood[], h address)");

    AssetDescriptor table = database.find("t");

    assertThat(column(table, "a").attributes())
        .containsEntry("generated", "true")
        .containsEntry("identity", "always");
    assertThat(column(table, "b").attributes()).containsEntry("identity", "by default");
    assertThat(column(table, "c").attributes()).isEmpty();
    assertThat(column(table, "d").attributes()).containsEntry("generation", "stored");
    assertThat(column(table, "e").attributes()).containsEntry("generation", "virtual");
    assertThat(column(table, "f").attributes())
        .containsEntry("enumeration", "true")
        .containsEntry("labels", "'sad', 'it''s, ok'");
    assertThat(column(table, "g").attributes()).containsEntry("labels", "'sad', 'it''s, ok'");
    assertThat(column(table, "h").attributes())
        .containsEntry("fields", "street character varying(40), \"zip code\" integer");
    assertThat(column(table, "h").logicalType()).isEqualTo(LogicalType.STRUCT);
  }

  @Test
  void readsEveryOddTypeAsText() throws SQLException {
    database.run(
        "create type address as (street text, zip int)",
        "create domain tag as text check (value <> '')",
        "create domain tags as tag[]",
        "create table t (a int4range, b int4multirange, c tstzrange, d address, e address[],"
            + " f tags, g tag[], i bit(4), j tsvector, m pg_lsn, n cidr[],"
            + " o jsonb[])".replace("h hstore, ", "").replace("k ltree, ", ""),
        "insert into t values ('[1,5)', '{[1,2),[4,6)}',"
            + " '[2024-02-29 00:00+00,2024-03-01 00:00+00)', row('High St', 7),"
            + " array[row('A', 1)::address, row('B \"C\"', null)::address], '{x,y}', '{z}',"
            + " b'1010', 'a fat cat', '0/10', '{192.0.2.0/24}', array['{\"a\": 1}'::jsonb])");

    assertThat(TestSource.read(database.connector, database.find("t")).texts())
        .isEqualTo(
            List.of(
                List.of(
                    "[1,5)",
                    "{[1,2),[4,6)}",
                    "[\"2024-02-29 00:00:00+00\",\"2024-03-01 00:00:00+00\")",
                    "(\"High St\",7)",
                    "[(A,1), (\"B \"\"C\"\"\",)]",
                    "[x, y]",
                    "[z]",
                    "1010",
                    "'a' 'cat' 'fat'",
                    "0/10",
                    "[192.0.2.0/24]",
                    "[{\"a\": 1}]")));
  }

  @Test
  void looksThroughDomainsOfDomains() throws SQLException {
    database.run(
        "create domain text40 as varchar(40)",
        "create domain mail as text40 not null",
        "create domain work_mail as mail check (value like '%@%')",
        "create table t (a work_mail)");

    ColumnDescriptor mail = column(database.find("t"), "a");

    assertThat(mail.logicalType()).isEqualTo(LogicalType.TEXT);
    assertThat(mail.nativeType()).isEqualTo("character varying(40)");
    assertThat(mail.size()).hasValue(40);
    assertThat(mail.nullable()).contains(false);
    assertThat(mail.attributes()).containsEntry("domain", "work_mail");
  }

  @Test
  void aKeyToAPartitionedTableIsOneKeyToTheTable() throws SQLException {
    database.run(
        "create table p (id int primary key, v text) partition by range (id)",
        "create table p0 partition of p for values from (0) to (10)",
        "create table p1 partition of p for values from (10) to (20)",
        "create table t (id int primary key, p_id int references p)");

    AssetDescriptor table = database.find("t");

    assertThat(table.keys())
        .containsExactlyInAnyOrder(
            KeyDescriptor.primary("t_pkey", List.of(column(table, "id").path())),
            KeyDescriptor.foreign(
                "t_p_id_fkey",
                List.of(column(table, "p_id").path()),
                AssetPath.of(database.name, "public", "p"),
                List.of(column(table, "id").path())));
    assertThat(database.find("p").attributes())
        .containsEntry("partitions", "2")
        .containsEntry("partition-key", "RANGE (id)");
    assertThat(TestSource.names(database.connector))
        .doesNotContain("TABLE " + database.name + ".public.p0");
  }

  @Test
  void keysOfSeveralColumnsKeepTheirOrder() throws SQLException {
    database.run(
        "create schema other",
        "create table other.a (x int, y int, primary key (y, x))",
        "create table b (p int, q int, foreign key (q, p) references other.a (y, x))");

    AssetDescriptor table = database.find("b");

    assertThat(table.keys())
        .containsExactly(
            KeyDescriptor.foreign(
                "b_q_p_fkey",
                List.of(column(table, "q").path(), column(table, "p").path()),
                AssetPath.of(database.name, "other", "a"),
                TestSource.find(database.connector, database.name + ".other.a")
                    .keys()
                    .get(0)
                    .columns()));
  }

  @Test
  void tellsWhereForeignTablesAreAndWhichViewsAreEmpty() throws SQLException {
    database.run(
        "create extension postgres_fdw",
        "create server other foreign data wrapper postgres_fdw",
        "create foreign table far (id int) server other",
        "create materialized view filled as select 1 as id",
        "create materialized view hollow as select 1 as id with no data");

    assertThat(database.find("far").attributes())
        .containsEntry("foreign-server", "other")
        .containsEntry("foreign-data-wrapper", "postgres_fdw");
    assertThat(database.find("filled").attributes()).containsEntry("populated", "true");
    assertThat(database.find("hollow").attributes()).containsEntry("populated", "false");
  }

  @Test
  void describesRoutinesWithoutTheDefaultsOfTheirArguments() throws SQLException {
    database.run(
        "create function greet(name text default 'marker-4711', inout n int default 7)"
            + " language plpgsql security definer as 'begin n := n + 1; end'",
        "comment on function greet is 'says hello'");

    AssetDescriptor routine = database.find("\"greet(text, integer)\"");

    assertThat(routine.comment()).contains("says hello");
    assertThat(routine.definition().orElseThrow()).contains("n := n + 1");
    assertThat(routine.attributes())
        .containsEntry("language", "plpgsql")
        .containsEntry("arguments", "name text, INOUT n integer")
        .containsEntry("returns", "integer")
        .containsEntry("runs-as", "owner")
        .containsEntry("owner", "postgres");
    assertThat(routine.attributes().toString()).doesNotContain("marker");
  }

  @Test
  void tellsHowTheConnectionAndTheServerAreProtected() {
    assertThat(database.connector.verify().version()).startsWith("18");
    assertThat(database.connector.verify().attributes())
        .containsEntry("tls", "false")
        .doesNotContainKey("tls-version")
        .containsEntry("data-checksums", "on")
        .containsEntry("encoding", "UTF8")
        .containsEntry("standby", "false")
        .containsEntry("encryption-at-rest", "unknown")
        .containsEntry("consistent-snapshot", "none");
  }
}
