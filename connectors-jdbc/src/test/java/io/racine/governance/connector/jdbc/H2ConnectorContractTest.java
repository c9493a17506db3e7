package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.ConnectorContract;

final class H2ConnectorContractTest extends ConnectorContract implements H2ContractSource {}
