package io.racine.governance.connector.mongo;

import io.racine.governance.testkit.connector.FaultContract;

/** As {@link MongoFaultTest}, with a login that every new connection must make. */
@DocumentDbTest
final class DocumentDbFaultTest extends FaultContract implements MongoFaultSource {
  /** Fills the database once. */
  private static final class Keeper {
    static final MongoHome HOME = MongoFaultSource.filled(MongoHome.onDocumentDb("letters"));
  }

  @Override
  public MongoHome home() {
    return Keeper.HOME;
  }
}
