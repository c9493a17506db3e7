package io.racine.governance.connector.redis;

import io.racine.governance.testkit.connector.ConnectorContract;

final class RedisConnectorContractTest extends ConnectorContract implements ShopSource {}
