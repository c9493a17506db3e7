/** Rule packs: reading them, and checking them for their authors. */
@NullMarked
package io.racine.governance.classifier.regex.rulepack;

import org.jspecify.annotations.NullMarked;
