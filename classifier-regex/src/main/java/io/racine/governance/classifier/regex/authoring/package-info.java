/** What an author of rule packs works with: a check, a trial on data, a comparison, a skeleton. */
@NullMarked
package io.racine.governance.classifier.regex.authoring;

import org.jspecify.annotations.NullMarked;
