/** Rules made ready to run. Not API; may change in any release. */
@NullMarked
package io.racine.governance.classifier.regex.rule;

import org.jspecify.annotations.NullMarked;
