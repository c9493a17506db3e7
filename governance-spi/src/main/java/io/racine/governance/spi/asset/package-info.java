/** What a source holds: paths, descriptors, types and filters. */
@NullMarked
package io.racine.governance.spi.asset;

import org.jspecify.annotations.NullMarked;
