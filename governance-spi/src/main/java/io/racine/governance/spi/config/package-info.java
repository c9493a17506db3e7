/** Settings that a plugin declares once and that drive validation, masking and documentation. */
@NullMarked
package io.racine.governance.spi.config;

import org.jspecify.annotations.NullMarked;
