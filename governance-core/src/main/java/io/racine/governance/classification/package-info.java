/** What columns hold: rules, findings and people's decisions. */
@NullMarked
package io.racine.governance.classification;

import org.jspecify.annotations.NullMarked;
