package io.racine.governance;

import io.racine.governance.catalog.CallerCatalog;
import io.racine.governance.catalog.CatalogService;
import io.racine.governance.classification.CallerClassifications;
import io.racine.governance.classification.ClassificationService;
import io.racine.governance.datasource.CallerDataSources;
import io.racine.governance.datasource.DataSourceService;
import io.racine.governance.organization.Caller;
import io.racine.governance.organization.CallerOrganizations;
import io.racine.governance.organization.OrganizationService;
import io.racine.governance.organization.PermissionGuard;
import io.racine.governance.scan.CallerScans;
import io.racine.governance.scan.ScanService;

/** The services of one caller, each behind the guard. */
final class CallerServices implements GovernanceServices {
  private final OrganizationService organizations;
  private final DataSourceService dataSources;
  private final ScanService scans;
  private final ClassificationService classifications;
  private final CatalogService catalog;

  CallerServices(ServiceParts parts, Caller caller) {
    var items = new CallerCatalog(parts.database(), parts.sources(), parts.clock(), caller);
    organizations =
        PermissionGuard.guard(
            OrganizationService.class,
            new CallerOrganizations(
                parts.database(),
                parts.clock(),
                caller.organization(),
                organization -> {
                  parts.engine().requireIdle(organization);
                  parts.classifiers().invalidate(organization);
                }),
            caller);
    dataSources =
        PermissionGuard.guard(
            DataSourceService.class,
            new CallerDataSources(parts.database(), parts.connectors(), parts.clock(), caller),
            caller);
    scans =
        PermissionGuard.guard(
            ScanService.class, new CallerScans(parts.engine(), parts.clock(), caller), caller);
    classifications =
        PermissionGuard.guard(
            ClassificationService.class,
            new CallerClassifications(
                parts.database(),
                parts.classifiers(),
                items,
                parts.sources(),
                parts.clock(),
                parts.hashKeys(),
                caller),
            caller);
    catalog = PermissionGuard.guard(CatalogService.class, items, caller);
  }

  @Override
  public OrganizationService organizations() {
    return organizations;
  }

  @Override
  public DataSourceService dataSources() {
    return dataSources;
  }

  @Override
  public ScanService scans() {
    return scans;
  }

  @Override
  public ClassificationService classifications() {
    return classifications;
  }

  @Override
  public CatalogService catalog() {
    return catalog;
  }
}
