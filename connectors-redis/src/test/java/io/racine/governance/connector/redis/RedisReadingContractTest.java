package io.racine.governance.connector.redis;

import io.racine.governance.testkit.connector.ReadingContract;

final class RedisReadingContractTest extends ReadingContract implements ShopSource {}
