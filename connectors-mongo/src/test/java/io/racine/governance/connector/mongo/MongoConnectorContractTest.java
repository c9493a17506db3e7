package io.racine.governance.connector.mongo;

import io.racine.governance.testkit.connector.ConnectorContract;

final class MongoConnectorContractTest extends ConnectorContract
    implements TestServerContractSource {}
