package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.GrantDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.Fingerprint;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What MySQL and MariaDB tell of their assets beside their names. */
abstract class MySqlCatalogContract {
  private MySqlHost host;
  private JdbcConnector connector;

  abstract MySqlHost host();

  @BeforeEach
  void open() throws SQLException {
    host = host();
    host.make();
    connector = host.source().connect();
  }

  @AfterEach
  void close() {
    connector.close();
  }

  private AssetDescriptor find(String name) {
    return host.find(connector, name);
  }

  private static ColumnDescriptor column(AssetDescriptor asset, String name) {
    return TestSource.column(asset, name);
  }

  /** MySQL names a role with the hosts it is good for, MariaDB without. */
  private String role(String name) {
    return host.isMariaDb() ? name : name + "@%";
  }

  private void makeLogins() throws SQLException {
    host.run(
        "drop user if exists racine_ann@'%'",
        "drop user if exists racine_bob@'%'",
        "drop role if exists racine_staff",
        "drop role if exists racine_all",
        "create role racine_staff",
        "create role racine_all",
        "create user racine_ann@'%' identified by '" + MySqlHost.PASSWORD + "'",
        "create user racine_bob@'%' identified by '" + MySqlHost.PASSWORD + "'",
        "grant racine_all to racine_staff",
        "grant racine_staff to racine_ann@'%'");
  }

  @Test
  void tellsWhoMayDoWhatAndThroughWhichRole() throws SQLException {
    makeLogins();
    host.run(
        "create table t (id int, pay int)",
        "create table u (id int)",
        "grant select on t to racine_all",
        "grant insert on t to racine_bob@'%'",
        "grant select (pay), update (pay) on t to racine_bob@'%'",
        "grant delete on `" + host.database().replace("_", "\\_") + "`.* to racine_staff",
        "grant update on `fac%`.* to racine_bob@'%'",
        "grant references on `fac`.* to racine_bob@'%'");

    assertThat(find("t").grants())
        .filteredOn(grant -> grant.principal().contains("racine_"))
        .containsExactlyInAnyOrder(
            GrantDescriptor.direct(role("racine_all"), "SELECT"),
            new GrantDescriptor(role("racine_staff"), "SELECT", role("racine_all")),
            new GrantDescriptor("racine_ann@%", "SELECT", role("racine_all")),
            GrantDescriptor.direct(role("racine_staff"), "DELETE"),
            new GrantDescriptor("racine_ann@%", "DELETE", role("racine_staff")),
            GrantDescriptor.direct("racine_bob@%", "INSERT"),
            GrantDescriptor.direct("racine_bob@%", "UPDATE"));
    assertThat(find("u").grants())
        .contains(new GrantDescriptor("racine_ann@%", "DELETE", role("racine_staff")))
        .doesNotContain(GrantDescriptor.direct("racine_bob@%", "INSERT"));
    assertThat(find("t").grants())
        .extracting(GrantDescriptor::privilege)
        .doesNotContain("SUPER", "RELOAD", "USAGE");
    assertThat(column(find("t"), "pay").attributes())
        .containsEntry("grants", "SELECT to racine_bob@%, UPDATE to racine_bob@%");
    assertThat(TestSource.find(connector, host.database()).grants())
        .contains(
            GrantDescriptor.direct("racine_bob@%", "UPDATE"),
            GrantDescriptor.direct(role("racine_staff"), "DELETE"));
  }

  @Test
  void aLoginThatSeesItsOwnGrantsAloneListsThem() throws SQLException {
    makeLogins();
    host.run(
        "create table t (id int primary key)",
        "grant select on t to racine_bob@'%'",
        "grant insert on t to racine_ann@'%'");

    try (JdbcConnector bob = host.source("racine_bob").connect()) {
      AssetDescriptor table = host.find(bob, "t");

      assertThat(table.grants()).containsExactly(GrantDescriptor.direct("racine_bob@%", "SELECT"));
      assertThat(column(table, "id").isKey()).isTrue();
      assertThat(bob.verify().attributes()).containsKey("tls");
    }
  }

  @Test
  void describesGeneratedComputedAndEnumeratedColumns() throws SQLException {
    host.run(
        "create table t (a int auto_increment primary key, b int, c int as (b * 2) stored,"
            + " d int as (b + 1) virtual, e timestamp default current_timestamp,"
            + " f enum('sad', 'it''s, ok'), g set('x', 'y'), h varchar(40) default (upper('h')))");

    AssetDescriptor table = find("t");

    assertThat(column(table, "a").attributes()).containsEntry("generated", "true");
    assertThat(column(table, "b").attributes()).isEmpty();
    assertThat(column(table, "c").attributes())
        .containsEntry("generated", "true")
        .containsEntry("generation", "stored");
    assertThat(column(table, "d").attributes()).containsEntry("generation", "virtual");
    assertThat(column(table, "e").attributes()).isEmpty();
    assertThat(column(table, "f").attributes())
        .containsEntry("enumeration", "true")
        .containsEntry("labels", "'sad','it''s, ok'");
    assertThat(column(table, "g").attributes()).containsEntry("labels", "'x','y'");
    assertThat(column(table, "h").attributes()).isEmpty();
  }

  @Test
  void jsonIsJsonWhateverTheServerCallsIt() throws SQLException {
    host.run(
        "create table t (a json, `b ``c` json, d longtext, e longtext check (length(e) > 1))",
        "insert into t values ('{\"a\": 1}', '[1]', 'x', 'yy')");

    AssetDescriptor table = find("t");

    assertThat(table.columns())
        .extracting(ColumnDescriptor::logicalType)
        .containsExactly(LogicalType.JSON, LogicalType.JSON, LogicalType.TEXT, LogicalType.TEXT);
    assertThat(TestSource.read(connector, table).texts())
        .isEqualTo(List.of(List.of("{\"a\": 1}", "[1]", "x", "yy")));
  }

  @Test
  void describesPartitionedTables() throws SQLException {
    host.run(
        "create table t (id int primary key) partition by range (id)"
            + " (partition p0 values less than (10), partition p1 values less than maxvalue)");

    assertThat(find("t").attributes())
        .containsEntry("partitions", "2")
        .containsEntry("partition-key", "RANGE (`id`)")
        .containsEntry("engine", "innodb");
  }

  @Test
  void describesRoutinesAndViewsWithWhomTheyRunAs() throws SQLException {
    host.run(
        "create function total(a int, b varchar(9)) returns int deterministic"
            + " comment 'adds' return a + 1",
        "create procedure tidy(in a int, out b int) sql security invoker set b = a",
        "create procedure total() select 1",
        "create sql security invoker view v as select 1 as id");

    AssetDescriptor function =
        TestSource.list(connector).stream()
            .map(step -> ((io.racine.governance.spi.connector.Listing.Found) step).asset())
            .filter(asset -> asset.path().name().startsWith("total(int"))
            .findFirst()
            .orElseThrow();
    AssetDescriptor procedure =
        TestSource.list(connector).stream()
            .map(step -> ((io.racine.governance.spi.connector.Listing.Found) step).asset())
            .filter(asset -> asset.path().name().startsWith("tidy("))
            .findFirst()
            .orElseThrow();

    assertThat(function.comment()).contains("adds");
    assertThat(function.definition()).contains("return a + 1");
    assertThat(function.attributes().get("arguments"))
        .matches("a int(\\(11\\))?, b varchar\\(9\\)");
    assertThat(function.attributes().get("returns")).startsWith("int");
    assertThat(function.attributes()).containsEntry("runs-as", "owner").containsKey("owner");
    assertThat(procedure.attributes().get("arguments"))
        .matches("a int(\\(11\\))?, OUT b int(\\(11\\))?");
    assertThat(procedure.attributes()).containsEntry("runs-as", "caller");
    assertThat(find("\"total()\"").definition()).contains("select 1");
    assertThat(find("v").attributes()).containsEntry("runs-as", "caller");
  }

  @Test
  void keysToOtherDatabasesNameThem() throws SQLException {
    host.run(
        "drop database if exists facts_other",
        "create database facts_other",
        "create table facts_other.a (x int, y int, primary key (y, x))",
        "create table b (p int, q int, constraint both_keys foreign key (q, p)"
            + " references facts_other.a (y, x))");

    assertThat(find("b").keys())
        .singleElement()
        .satisfies(
            key -> {
              assertThat(key.target()).isEqualTo(AssetPath.of("facts_other", "a"));
              assertThat(key.columns()).hasToString("[q, p]");
              assertThat(key.targetColumns()).hasToString("[y, x]");
            });
    host.run("drop table b", "drop database facts_other");
  }

  @Test
  void tellsHowTheConnectionAndTheServerAreProtected() {
    assertThat(connector.verify().attributes())
        .containsEntry("encryption-at-rest", "off by default")
        .containsEntry("dialect", host.type().name())
        .containsKey("tls");
  }

  @Test
  void namesOfAnyCharactersAreListedAndRead() throws SQLException {
    List<String> names =
        List.of(
            "line\nbreak",
            "100% %s %n",
            "quote`d '' \"\"",
            "? :name {fn now()}",
            "--/* comment",
            "back\\slash",
            "pipe|pipe",
            // The most that the server keeps: 64 characters, whatever their bytes.
            "é".repeat(63) + "字");
    for (String name : names) {
      String quoted = "`" + name.replace("`", "``") + "`";
      host.run(
          "create table " + quoted + " (" + quoted + " varchar(9) primary key)",
          "insert into " + quoted + " values ('found'), ('too')");
    }

    for (String name : names) {
      AssetDescriptor table =
          TestSource.find(connector, AssetPath.of(host.database(), name).toString());
      assertThat(table.columns().get(0).name()).isEqualTo(name);
      assertThat(TestSource.read(connector, table).texts()).hasSize(2);
      assertThat(PostgresDatabase.readParts(connector, table, 2).stream().flatMap(List::stream))
          .containsExactlyInAnyOrder("found", "too");
    }
  }

  @Test
  void theWidestTablesAreListedAndRead() throws SQLException {
    String columns =
        IntStream.rangeClosed(1, 1_017)
            .mapToObj(i -> "c" + i + " tinyint")
            .collect(Collectors.joining(", "));
    String values =
        IntStream.rangeClosed(1, 1_017)
            .mapToObj(Integer::toString)
            .map(i -> i.substring(i.length() - 1))
            .collect(Collectors.joining(", "));
    host.run(
        "create table wide (" + columns + ") engine = innodb",
        "insert into wide values (" + values + "), (" + values + ")");

    AssetDescriptor wide = find("wide");

    assertThat(wide.columns()).hasSize(1_017);
    assertThat(TestSource.read(connector, wide).texts().get(1).subList(1_014, 1_017))
        .containsExactly("5", "6", "7");
  }

  @Test
  void aMarkChangesWithEveryPartitionAndWithWhatAKeyDrags() throws SQLException {
    host.run(
        "create table parent (id int primary key)",
        "create table child (id int primary key, p int, constraint dragged foreign key (p)"
            + " references parent (id) on delete set null)",
        "create table parted (id int primary key, v int) partition by hash (id) partitions 2",
        "insert into parent values (1), (2)",
        "insert into child values (1, 1), (2, 2)",
        "insert into parted values (1, 1), (2, 2)");
    for (String change :
        List.of("delete from parent where id = 1", "delete from parent where id = 2")) {
      assertMarkChanges("child", change);
    }
    for (String change :
        List.of("update parted set v = 3 where id = 1", "update parted set v = 3 where id = 2")) {
      assertMarkChanges("parted", change);
    }
  }

  /** No mark at all is an honest answer; the same one after a change is not. */
  private void assertMarkChanges(String table, String change) throws SQLException {
    host.run("do sleep(3.1)");
    Optional<Fingerprint> before = connector.fingerprint(find(table));
    host.run(change, "do sleep(3.1)");
    Optional<Fingerprint> after = connector.fingerprint(find(table));
    assertThat(before.isPresent() && before.equals(after)).as(change).isFalse();
  }
}
