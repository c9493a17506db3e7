package io.racine.governance.connector.mongo;

final class PartitionTest extends MongoPartsContract {
  @Override
  MongoHome newHome() {
    return MongoHome.on(TestServer.start());
  }
}
