package io.racine.governance.connector.jdbc;

import io.racine.governance.testkit.connector.ReadingContract;

final class DuckDbReadingContractTest extends ReadingContract implements DuckDbContractSource {}
