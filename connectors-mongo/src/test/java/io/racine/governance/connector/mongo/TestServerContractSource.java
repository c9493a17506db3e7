package io.racine.governance.connector.mongo;

/** The shop in the server of the tests, with the counters that a mongod has. */
interface TestServerContractSource extends MongoContractSource {
  /** Fills the server once. */
  final class Keeper {
    static final MongoHome HOME =
        MongoContractSource.filled(MongoHome.on(MongodCounters.on(TestServer.start())));

    private Keeper() {}
  }

  @Override
  default MongoHome home() {
    return Keeper.HOME;
  }
}
