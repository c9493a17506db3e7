/** The library's face: {@link io.racine.governance.Governance} and its builder. */
@NullMarked
package io.racine.governance;

import org.jspecify.annotations.NullMarked;
