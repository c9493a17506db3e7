/**
 * The rule engine: classifies columns, single values and text by rules given as data.
 *
 * <p>Start at {@link io.racine.governance.classifier.regex.ClassifierEngine}; for text alone at
 * {@link io.racine.governance.classifier.regex.TextClassifier}.
 */
@NullMarked
package io.racine.governance.classifier.regex;

import org.jspecify.annotations.NullMarked;
