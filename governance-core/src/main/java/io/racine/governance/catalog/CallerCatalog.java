package io.racine.governance.catalog;

import static java.util.Objects.requireNonNull;

import io.racine.governance.datasource.DataSourceId;
import io.racine.governance.datasource.DataSources;
import io.racine.governance.organization.Caller;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Not API; may change in any release. The catalogue as one caller sees it. */
public final class CallerCatalog implements CatalogService {
  private final JdbiCatalogStore store;
  private final DataSources sources;
  private final Clock clock;
  private final OrganizationId organization;

  public CallerCatalog(Database database, DataSources sources, Clock clock, Caller caller) {
    this.store = new JdbiCatalogStore(database);
    this.sources = sources;
    this.clock = clock;
    this.organization = caller.organization();
  }

  @Override
  public Optional<CatalogItem> find(CatalogItemId id) {
    return store.find(organization, requireNonNull(id, "id"));
  }

  @Override
  public Optional<CatalogItem> find(String dataSource, CatalogItemType type, AssetPath path) {
    DataSourceId source =
        sources.require(organization, requireNonNull(dataSource, "dataSource")).id();
    return store.find(
        organization,
        source,
        ItemRow.hash(requireNonNull(type, "type"), requireNonNull(path, "path"), null));
  }

  @Override
  public List<CatalogItem> list(CatalogQuery query) {
    return store.list(organization, source(requireNonNull(query, "query")), query);
  }

  @Override
  public long count(CatalogQuery query) {
    return store.count(organization, source(requireNonNull(query, "query")), query);
  }

  @Override
  public CatalogItem update(CatalogItemId id, ItemUpdate update) {
    store.updateByPeople(
        organization, requireNonNull(id, "id"), requireNonNull(update, "update"), clock.instant());
    return find(id).orElseThrow(() -> new NoSuchItemException(id));
  }

  /** Returns an item for the features that hang something on it. */
  public CatalogItem require(CatalogItemId id) {
    return find(id).orElseThrow(() -> new NoSuchItemException(id));
  }

  /** Sets what a column holds, after people's decisions. */
  public void classify(
      CatalogItemId id, @Nullable EntityType entity, @Nullable SensitivityLevel level) {
    store.updateClassification(organization, id, entity, level);
  }

  private @Nullable DataSourceId source(CatalogQuery query) {
    return query.dataSource().map(name -> sources.require(organization, name).id()).orElse(null);
  }
}
