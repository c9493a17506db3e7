/** Connectors and classifiers: loading, checking and finding them. */
@NullMarked
package io.racine.governance.plugin;

import org.jspecify.annotations.NullMarked;
