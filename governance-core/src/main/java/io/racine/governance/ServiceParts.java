package io.racine.governance;

import io.racine.governance.classification.Classifiers;
import io.racine.governance.datasource.Connectors;
import io.racine.governance.datasource.DataSources;
import io.racine.governance.scan.ScanEngine;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.store.Database;
import java.time.Clock;
import java.util.function.Supplier;

/** What all callers' services share. */
record ServiceParts(
    Database database,
    Connectors connectors,
    DataSources sources,
    Classifiers classifiers,
    ScanEngine engine,
    Clock clock,
    Supplier<HashKey> hashKeys) {}
