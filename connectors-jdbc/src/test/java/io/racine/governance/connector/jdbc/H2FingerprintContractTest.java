package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.FingerprintContract;

final class H2FingerprintContractTest extends FingerprintContract implements H2ContractSource {}
