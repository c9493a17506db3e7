/** A scan's outcome as a table, as JSON and as a page. */
@NullMarked
package io.racine.governance.examples.report;

import org.jspecify.annotations.NullMarked;
