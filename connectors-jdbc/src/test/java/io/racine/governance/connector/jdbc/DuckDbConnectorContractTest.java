package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.ConnectorContract;

final class DuckDbConnectorContractTest extends ConnectorContract implements DuckDbContractSource {}
