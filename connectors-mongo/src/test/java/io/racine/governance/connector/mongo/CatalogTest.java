package io.racine.governance.connector.mongo;

final class CatalogTest extends MongoCatalogContract {
  @Override
  MongoHome newHome() {
    return MongoHome.on(TestServer.start());
  }
}
