package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.FingerprintContract;

final class DuckDbFingerprintContractTest extends FingerprintContract
    implements DuckDbContractSource {}
