/**
 * Scans local folders, and holds what all connectors for objects share: grouping objects into data
 * sets, looking at some of them, reading and splitting them. Registered as {@link
 * io.racine.governance.connector.file.FilesConnectorFactory}.
 */
@NullMarked
package io.racine.governance.connector.file;

import org.jspecify.annotations.NullMarked;
