package io.racine.governance.catalog;

import io.racine.governance.organization.RequiresPermission;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import java.util.List;
import java.util.Optional;

/**
 * Answers what is there, and keeps what people say of it.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public interface CatalogService {
  @RequiresPermission("catalog:read")
  Optional<CatalogItem> find(CatalogItemId id);

  /** Returns the database, schema, table, view, index or routine at a path of a source. */
  @RequiresPermission("catalog:read")
  Optional<CatalogItem> find(String dataSource, CatalogItemType type, AssetPath path);

  /** Returns the items a query asks for, by path; columns in the order of their table. */
  @RequiresPermission("catalog:read")
  List<CatalogItem> list(CatalogQuery query);

  /** Returns how many items a query asks for, on all its pages. */
  @RequiresPermission("catalog:read")
  long count(CatalogQuery query);

  /** Replaces what people say of an item. */
  @RequiresPermission("catalog:update")
  CatalogItem update(CatalogItemId id, ItemUpdate update);
}
