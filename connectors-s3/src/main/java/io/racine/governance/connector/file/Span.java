package io.racine.governance.connector.file;

/**
 * A part of one object.
 *
 * @param from the first byte
 * @param to the byte behind it
 */
record Span(long from, long to) {}
