package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.ConnectorContract;

final class SqliteConnectorContractTest extends ConnectorContract implements SqliteContractSource {}
