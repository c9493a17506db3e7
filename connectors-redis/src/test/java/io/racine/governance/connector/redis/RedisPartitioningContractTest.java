package io.racine.governance.connector.redis;

import io.racine.governance.testkit.connector.PartitioningContract;

final class RedisPartitioningContractTest extends PartitioningContract implements ShopSource {}
