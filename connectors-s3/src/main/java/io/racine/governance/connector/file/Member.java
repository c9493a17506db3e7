package io.racine.governance.connector.file;

/**
 * One object of a data set.
 *
 * @param ordinal its place in the listing of the data set, from 0
 * @param key what its key says
 */
record Member(long ordinal, ObjectEntry entry, DataSetKey key) {}
