package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.ConnectorContract;
import org.junit.jupiter.api.Tag;

@Tag("mysql")
final class MySqlConnectorContractTest extends ConnectorContract implements MySqlContractSource {}
