/** Scanning a source: list, read, judge, record. */
@NullMarked
package io.racine.governance.scan;

import org.jspecify.annotations.NullMarked;
