/** A complete connector for folders of tab-separated files; a pattern for one's own. */
@NullMarked
package io.racine.governance.examples.connector;

import org.jspecify.annotations.NullMarked;
