package io.racine.governance.scan;

import io.racine.governance.spi.connector.AssetPartition;

/**
 * A part of an asset.
 *
 * @param number its place among the parts, from 0
 */
record Part(int number, AssetPartition partition) {}
