package io.racine.governance.connector.mongo;

import org.junit.jupiter.api.Tag;

@Tag("mongo-live")
final class MongoLivePartsTest extends MongoPartsContract {
  @Override
  MongoHome newHome() {
    return MongoLiveServer.newHome();
  }
}
