package io.racine.governance.examples.stores;

import io.racine.governance.Governance;
import io.racine.governance.catalog.CatalogItem;
import io.racine.governance.catalog.CatalogQuery;
import io.racine.governance.scan.Scan;
import io.racine.governance.scan.ScanResult;
import io.racine.governance.scan.ScanStatus;
import io.racine.governance.store.StoreConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a store on disk holds after a scan.
 *
 * @param status the state of its last scan
 * @param finished the tables of which the scan told something
 * @param catalogue the catalogue, item by item
 */
record StoredScan(ScanStatus status, Set<String> finished, List<String> catalogue) {
  static StoredScan in(Path folder) {
    try (Governance governance = Governance.builder().store(StoreConfig.embedded(folder)).build()) {
      Scan last = governance.scans().list().get(0);
      return new StoredScan(
          last.status(),
          governance.scans().results(last.id()).stream()
              .map(ScanResult::table)
              .map(Object::toString)
              .collect(Collectors.toSet()),
          governance
              .catalog()
              .list(CatalogQuery.all().includingGone().page(CatalogQuery.MAX_LIMIT, 0))
              .stream()
              .map(StoredScan::text)
              .toList());
    }
  }

  private static String text(CatalogItem item) {
    return item + " " + item.entity() + " " + item.level() + " gone: " + item.gone();
  }
}
