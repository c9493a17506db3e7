/**
 * A proxy that stands before a real server and spoils the connection to it, for the tests of
 * whoever speaks to a server.
 */
@NullMarked
package io.racine.governance.testkit.fault;

import org.jspecify.annotations.NullMarked;
