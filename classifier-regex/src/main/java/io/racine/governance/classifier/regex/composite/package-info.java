/** Conditions over the findings of a table's columns. */
@NullMarked
package io.racine.governance.classifier.regex.composite;

import org.jspecify.annotations.NullMarked;
