package io.racine.governance.connector.mongo;

import io.racine.governance.testkit.connector.ReadingContract;

final class MongoReadingContractTest extends ReadingContract implements TestServerContractSource {}
