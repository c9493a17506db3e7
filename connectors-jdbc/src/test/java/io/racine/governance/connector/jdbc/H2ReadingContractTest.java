package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.ReadingContract;

final class H2ReadingContractTest extends ReadingContract implements H2ContractSource {}
