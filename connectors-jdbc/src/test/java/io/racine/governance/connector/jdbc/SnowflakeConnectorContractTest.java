package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.ConnectorContract;

final class SnowflakeConnectorContractTest extends ConnectorContract
    implements SnowflakeContractSource {}
