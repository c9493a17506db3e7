@NullMarked
package io.racine.governance.examples.connector;

import org.jspecify.annotations.NullMarked;
