/** Benchmarks and the accuracy evaluator; a program, not a library. */
@NullMarked
package io.racine.governance.benchmarks;

import org.jspecify.annotations.NullMarked;
