/**
 * The contract of a classifier: accumulate values, judge columns, find spans in text, run rules.
 */
@NullMarked
package io.racine.governance.spi.classifier;

import org.jspecify.annotations.NullMarked;
