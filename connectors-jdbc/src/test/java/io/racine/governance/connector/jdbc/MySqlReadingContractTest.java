package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.ReadingContract;
import org.junit.jupiter.api.Tag;

@Tag("mysql")
final class MySqlReadingContractTest extends ReadingContract implements MySqlContractSource {}
