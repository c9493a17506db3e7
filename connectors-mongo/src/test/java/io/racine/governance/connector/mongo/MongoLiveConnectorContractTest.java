package io.racine.governance.connector.mongo;

import io.racine.governance.testkit.connector.ConnectorContract;
import org.junit.jupiter.api.Tag;

@Tag("mongo-live")
final class MongoLiveConnectorContractTest extends ConnectorContract
    implements MongoLiveContractSource {}
