package io.racine.governance.connector.mongo;

import io.racine.governance.testkit.connector.ReadingContract;

@DocumentDbTest
final class DocumentDbReadingContractTest extends ReadingContract
    implements DocumentDbContractSource {}
