/** Speed and memory of the classification engine and of what it is measured against. */
@NullMarked
package io.racine.governance.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
