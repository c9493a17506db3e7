/** What is gathered on one column. Not API; may change in any release. */
@NullMarked
package io.racine.governance.classifier.regex.column;

import org.jspecify.annotations.NullMarked;
