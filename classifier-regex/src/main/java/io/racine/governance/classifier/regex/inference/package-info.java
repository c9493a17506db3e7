/** Asks an inference service about columns: masked, bounded in time and number, and remembered. */
@NullMarked
package io.racine.governance.classifier.regex.inference;

import org.jspecify.annotations.NullMarked;
