@NullMarked
package io.racine.governance.examples.classifier;

import org.jspecify.annotations.NullMarked;
