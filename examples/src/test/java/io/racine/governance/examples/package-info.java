@NullMarked
package io.racine.governance.examples;

import org.jspecify.annotations.NullMarked;
