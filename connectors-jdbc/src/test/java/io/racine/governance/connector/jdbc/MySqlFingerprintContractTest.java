package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.FingerprintContract;
import org.junit.jupiter.api.Tag;

@Tag("mysql")
final class MySqlFingerprintContractTest extends FingerprintContract
    implements MySqlContractSource {}
