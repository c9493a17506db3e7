/**
 * Values on their way from a connector to a classifier. Dangerous goods: nothing here prints them.
 */
@NullMarked
package io.racine.governance.spi.value;

import org.jspecify.annotations.NullMarked;
