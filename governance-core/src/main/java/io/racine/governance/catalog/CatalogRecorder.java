package io.racine.governance.catalog;

import static java.util.Objects.requireNonNull;

import io.racine.governance.datasource.DataSourceId;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.store.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes what one scan of one source meets into the catalogue. Not API; may change in any release.
 *
 * <p>Items are updated in place and never doubled. What people said of them is left alone.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class CatalogRecorder {
  private static final int GONE_BATCH = 1_000;

  private final Database database;
  private final JdbiCatalogStore store;
  private final Clock clock;
  private final OrganizationId organization;
  private final DataSourceId source;
  private final long scan;

  public CatalogRecorder(
      Database database, Clock clock, OrganizationId organization, DataSourceId source, long scan) {
    this.database = database;
    this.store = new JdbiCatalogStore(database);
    this.clock = clock;
    this.organization = organization;
    this.source = source;
    this.scan = scan;
  }

  /**
   * An asset in the catalogue.
   *
   * @param id its item
   * @param columns its columns' items
   * @param fingerprint the mark it had when it was last judged, or null
   * @param judgedWith what it was last judged with, or null
   */
  public record Recorded(
      CatalogItemId id,
      Map<FieldPath, CatalogItemId> columns,
      @Nullable String fingerprint,
      @Nullable String judgedWith) {}

  /** Records an asset with its columns as the source describes them. */
  public Recorded record(AssetDescriptor asset) {
    return database.inTransaction(
        () -> {
          CatalogItemId parent =
              asset.path().parent().flatMap(path -> parentOf(asset.type(), path)).orElse(null);
          ItemRow row = ItemRow.of(organization, source, parent, asset, scan, clock.instant());
          Optional<JdbiCatalogStore.Known> known =
              store.findKnown(organization, source, row.hash());
          CatalogItemId id;
          if (known.isPresent()) {
            id = known.get().id();
            store.update(id, row);
          } else {
            id = store.insert(row);
          }
          Map<FieldPath, CatalogItemId> columns =
              asset.type() == CatalogItemType.INDEX || asset.columns().isEmpty()
                  ? Map.of()
                  : recordColumns(row, id, asset.columns(), 0);
          return new Recorded(
              id,
              columns,
              known.map(JdbiCatalogStore.Known::fingerprint).orElse(null),
              known.map(JdbiCatalogStore.Known::judgedWith).orElse(null));
        });
  }

  /**
   * Records columns that only showed in the values, such as paths inside JSON documents.
   *
   * @return the items of these columns
   */
  public Map<FieldPath, CatalogItemId> recordNested(
      CatalogItemId table, AssetDescriptor asset, List<ColumnDescriptor> nested) {
    ItemRow row = ItemRow.of(organization, source, null, asset, scan, clock.instant());
    return database.inTransaction(() -> recordColumns(row, table, nested, asset.columns().size()));
  }

  private Map<FieldPath, CatalogItemId> recordColumns(
      ItemRow table, CatalogItemId tableId, List<ColumnDescriptor> columns, int firstPosition) {
    Map<String, CatalogItemId> known = store.columnIds(organization, tableId);
    List<ItemRow> rows = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      rows.add(ItemRow.of(table, tableId, columns.get(i), firstPosition + i));
    }
    store.updateAll(rows.stream().filter(row -> known.containsKey(row.hash())).toList(), known);
    List<ItemRow> unknown = rows.stream().filter(row -> !known.containsKey(row.hash())).toList();
    store.insertAll(unknown);
    Map<String, CatalogItemId> ids =
        unknown.isEmpty() ? known : store.columnIds(organization, tableId);
    Map<FieldPath, CatalogItemId> byPath = new HashMap<>();
    for (ItemRow row : rows) {
      byPath.put(requireNonNull(row.column()), requireNonNull(ids.get(row.hash())));
    }
    return byPath;
  }

  /** Says that a table was read to its end: columns of it that were not met are gone. */
  public void columnsComplete(CatalogItemId table) {
    store.markColumnsGone(organization, table, scan, clock.instant());
  }

  /** Says that nothing about a table's columns has changed: those known are still there. */
  public void columnsUnchanged(CatalogItemId table) {
    store.touchColumns(organization, table, scan);
  }

  /**
   * Remembers what an asset was judged with, so that an incremental scan may leave it out.
   *
   * @param fingerprint the asset's mark, or null when it has none
   * @param judgedWith a hash of rules, settings and sampling; null when the asset must be read
   *     again
   */
  public void judged(CatalogItemId id, @Nullable String fingerprint, @Nullable String judgedWith) {
    store.updateJudgement(organization, id, fingerprint, judgedWith);
  }

  /**
   * Marks gone what a complete listing did not meet.
   *
   * @param filter what the listing was about; nothing outside it is touched
   * @param unknown places that could not be listed; nothing in them is touched
   */
  public void markGone(AssetFilter filter, Set<AssetPath> unknown) {
    List<CatalogItemId> gone = new ArrayList<>();
    store.forEachUnmet(
        organization,
        source,
        scan,
        item -> {
          boolean listed =
              concerned(filter, item) && unknown.stream().noneMatch(item.path()::isWithin);
          if (listed) {
            gone.add(item.id());
          }
        });
    for (int from = 0; from < gone.size(); from += GONE_BATCH) {
      List<CatalogItemId> batch = gone.subList(from, Math.min(gone.size(), from + GONE_BATCH));
      database.runInTransaction(() -> store.markGone(organization, batch, clock.instant()));
    }
  }

  private static boolean concerned(AssetFilter filter, JdbiCatalogStore.Unmet item) {
    if (filter.acceptsAll()) {
      return true;
    }
    return switch (item.type()) {
      case DATABASE, SCHEMA -> false;
      case INDEX -> item.path().parent().filter(filter::accepts).isPresent();
      case TABLE, VIEW, COLUMN, PROCEDURE, FUNCTION -> filter.accepts(item.path());
    };
  }

  private Optional<CatalogItemId> parentOf(CatalogItemType type, AssetPath path) {
    List<CatalogItemType> candidates =
        type == CatalogItemType.INDEX
            ? List.of(CatalogItemType.TABLE, CatalogItemType.VIEW)
            : List.of(CatalogItemType.SCHEMA, CatalogItemType.DATABASE);
    return candidates.stream()
        .flatMap(
            candidate ->
                store.findKnown(organization, source, ItemRow.hash(candidate, path, null)).stream())
        .map(JdbiCatalogStore.Known::id)
        .findFirst();
  }
}
