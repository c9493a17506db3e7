/** Models that tell what a value likely is: the built-in one, and those a host or plugin brings. */
@NullMarked
package io.racine.governance.classifier.regex.model;

import org.jspecify.annotations.NullMarked;
