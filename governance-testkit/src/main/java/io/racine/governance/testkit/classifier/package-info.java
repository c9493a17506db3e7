/** The contract that every classifier and every rule pack keeps, as tests to inherit. */
@NullMarked
package io.racine.governance.testkit.classifier;

import org.jspecify.annotations.NullMarked;
