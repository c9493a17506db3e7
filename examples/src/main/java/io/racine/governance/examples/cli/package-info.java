/** What the examples share towards a terminal: arguments, exit codes, a progress bar. */
@NullMarked
package io.racine.governance.examples.cli;

import org.jspecify.annotations.NullMarked;
