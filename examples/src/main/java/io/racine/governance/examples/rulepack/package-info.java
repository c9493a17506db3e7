/** The command line for authors of rule packs: check, test, diff and new. */
@NullMarked
package io.racine.governance.examples.rulepack;

import org.jspecify.annotations.NullMarked;
