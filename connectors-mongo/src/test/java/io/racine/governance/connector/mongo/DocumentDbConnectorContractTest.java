package io.racine.governance.connector.mongo;

import io.racine.governance.testkit.connector.ConnectorContract;

@DocumentDbTest
final class DocumentDbConnectorContractTest extends ConnectorContract
    implements DocumentDbContractSource {}
