/**
 * What the tests of plugins and of hosts share: a clock that is set, a probe for leaks, a recording
 * of what was logged. The contracts are in {@code testkit.connector} and {@code
 * testkit.classifier}.
 */
@NullMarked
package io.racine.governance.testkit;

import org.jspecify.annotations.NullMarked;
