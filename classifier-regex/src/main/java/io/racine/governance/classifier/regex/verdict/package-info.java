/** From counts to verdicts. Not API; may change in any release. */
@NullMarked
package io.racine.governance.classifier.regex.verdict;

import org.jspecify.annotations.NullMarked;
