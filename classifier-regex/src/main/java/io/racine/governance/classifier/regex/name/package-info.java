/** Column names in whole tokens. Not API; may change in any release. */
@NullMarked
package io.racine.governance.classifier.regex.name;

import org.jspecify.annotations.NullMarked;
