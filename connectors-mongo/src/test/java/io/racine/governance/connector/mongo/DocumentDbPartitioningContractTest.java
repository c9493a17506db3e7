package io.racine.governance.connector.mongo;

import io.racine.governance.testkit.connector.PartitioningContract;

@DocumentDbTest
final class DocumentDbPartitioningContractTest extends PartitioningContract
    implements DocumentDbContractSource {}
