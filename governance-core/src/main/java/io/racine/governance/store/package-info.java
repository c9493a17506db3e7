/**
 * The library's own database: where it is ({@link io.racine.governance.store.StoreConfig}), how it
 * is doing ({@link io.racine.governance.store.DatabaseEngine}) and how it fails ({@link
 * io.racine.governance.store.StoreException}).
 */
@NullMarked
package io.racine.governance.store;

import org.jspecify.annotations.NullMarked;
