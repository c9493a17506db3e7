/** Organisations, callers and permissions: who asks, and for whom. */
@NullMarked
package io.racine.governance.organization;

import org.jspecify.annotations.NullMarked;
