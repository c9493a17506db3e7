/**
 * What every plugin shares: factories, versions, errors, issues. A plugin author starts at {@link
 * io.racine.governance.spi.connector.ConnectorFactory} or {@link
 * io.racine.governance.spi.classifier.ClassifierFactory}.
 */
@NullMarked
package io.racine.governance.spi;

import org.jspecify.annotations.NullMarked;
