/** Makes the shop-and-clinic database that the example {@code scan} reads when given no URL. */
@NullMarked
package io.racine.governance.examples.sample;

import org.jspecify.annotations.NullMarked;
