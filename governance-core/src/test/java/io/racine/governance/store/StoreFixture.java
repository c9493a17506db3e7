package io.racine.governance.store;

import io.racine.governance.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

/** An empty store of some kind, and what tests do with it. */
abstract class StoreFixture {
  final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
  final List<Database> opened = new ArrayList<>();

  private final StoreConfig store;
  private final String product;

  StoreFixture(StoreConfig store, String product) {
    this.store = store;
    this.product = product;
  }

  /** The empty store, with {@link SchemaMode#CREATE}. */
  StoreConfig store() {
    return store;
  }

  String product() {
    return product;
  }

  @AfterEach
  void closeDatabases() {
    opened.forEach(Database::close);
  }

  Database open(StoreConfig config, String schema) {
    Database database = Database.open(config, clock, Thread::new, schema);
    opened.add(database);
    return database;
  }

  Database open() {
    return open(store(), TestSchema.TWO);
  }

  /** Connections beside those of the library. */
  DataSource connections() {
    return store().location().connections(Duration.ofSeconds(10));
  }

  static void insert(Database database, String name) {
    database.use(
        handle ->
            handle
                .createUpdate("INSERT INTO test_person (name) VALUES (:name)")
                .bind("name", name)
                .execute());
  }

  static List<String> names(Database database) {
    return database.query(
        handle ->
            handle
                .createQuery("SELECT name FROM test_person WHERE kind IS NULL ORDER BY name")
                .mapTo(String.class)
                .list());
  }
}
