/** A complete classifier for a company's badge numbers; a pattern for one's own. */
@NullMarked
package io.racine.governance.examples.classifier;

import org.jspecify.annotations.NullMarked;
