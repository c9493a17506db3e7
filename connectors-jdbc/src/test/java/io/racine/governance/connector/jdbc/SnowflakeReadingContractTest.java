package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.ReadingContract;

final class SnowflakeReadingContractTest extends ReadingContract
    implements SnowflakeContractSource {}
