/** Compression and archives, with limits on what they may unpack to. Not API. */
@NullMarked
package io.racine.governance.connector.file.codec;

import org.jspecify.annotations.NullMarked;
