package io.racine.governance.connector.mongo;

import io.racine.governance.testkit.connector.FaultContract;

final class MongoFaultTest extends FaultContract implements MongoFaultSource {
  /** Fills the server once. */
  private static final class Keeper {
    static final MongoHome HOME =
        MongoFaultSource.filled(MongoHome.on(MongodCounters.on(TestServer.start())));
  }

  @Override
  public MongoHome home() {
    return Keeper.HOME;
  }
}
