/** The example {@code scan} on a store of each kind: killed in mid-scan, and half of it broken. */
@NullMarked
package io.racine.governance.examples.stores;

import org.jspecify.annotations.NullMarked;
