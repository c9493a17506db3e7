/**
 * Formats of files: recognised by content, read in rows with bounded memory. Not API; may change in
 * any release.
 *
 * <p>{@link io.racine.governance.connector.file.format.Formats} is the way in. Everything an object
 * holds is hostile: lengths are believed only as far as there are bytes, and whatever cannot be
 * read is a {@link io.racine.governance.connector.file.format.FormatProblem}, never another
 * failure.
 */
@NullMarked
package io.racine.governance.connector.file.format;

import org.jspecify.annotations.NullMarked;
