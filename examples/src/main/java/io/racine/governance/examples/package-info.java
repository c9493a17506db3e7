/** One runnable class per kind of user and task; start at {@link Examples}. */
@NullMarked
package io.racine.governance.examples;

import org.jspecify.annotations.NullMarked;
