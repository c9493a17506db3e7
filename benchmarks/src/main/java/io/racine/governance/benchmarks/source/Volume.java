package io.racine.governance.benchmarks.source;

/**
 * How much was read; two ways to read the same have read the same volume.
 *
 * @param rows how many rows
 * @param characters how many characters their values have together
 */
record Volume(long rows, long characters) {}
