package io.racine.governance.classification;

import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;

/**
 * A finding and what its classifier calls the entity, which an organisation may call otherwise.
 *
 * @param finding by the names of the scan that made it
 */
record StoredFinding(Finding finding, EntityType original) {}
