/**
 * The contract that every connector keeps, as tests to inherit, and a connector in memory to test
 * hosts with.
 */
@NullMarked
package io.racine.governance.testkit.connector;

import org.jspecify.annotations.NullMarked;
