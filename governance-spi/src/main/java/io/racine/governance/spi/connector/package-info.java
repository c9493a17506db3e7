/** The contract of a connector: connect, list, read, split, fingerprint, stop. */
@NullMarked
package io.racine.governance.spi.connector;

import org.jspecify.annotations.NullMarked;
