/** The places that are scanned, and the secrets to reach them. */
@NullMarked
package io.racine.governance.datasource;

import org.jspecify.annotations.NullMarked;
