package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.FingerprintContract;

final class SnowflakeFingerprintContractTest extends FingerprintContract
    implements SnowflakeContractSource {}
