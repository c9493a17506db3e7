package io.racine.governance.connector.mongo;

import org.junit.jupiter.api.Tag;

@Tag("mongo-live")
final class MongoLiveCatalogTest extends MongoCatalogContract {
  @Override
  MongoHome newHome() {
    return MongoLiveServer.newHome();
  }
}
