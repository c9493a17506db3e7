/** The checks a rule pack can configure: checksums, dates, registries, randomness. */
@NullMarked
package io.racine.governance.classifier.regex.check;

import org.jspecify.annotations.NullMarked;
