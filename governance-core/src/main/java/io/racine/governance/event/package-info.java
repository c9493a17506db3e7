/** What happened, told to listeners. */
@NullMarked
package io.racine.governance.event;

import org.jspecify.annotations.NullMarked;
