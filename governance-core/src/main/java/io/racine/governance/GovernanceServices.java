package io.racine.governance;

import io.racine.governance.catalog.CatalogService;
import io.racine.governance.classification.ClassificationService;
import io.racine.governance.datasource.DataSourceService;
import io.racine.governance.organization.OrganizationService;
import io.racine.governance.scan.ScanService;

/**
 * The services as one caller sees them: bound to an organisation and a user, each method behind a
 * check of the caller's permissions.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public interface GovernanceServices {
  OrganizationService organizations();

  DataSourceService dataSources();

  ScanService scans();

  ClassificationService classifications();

  CatalogService catalog();
}
