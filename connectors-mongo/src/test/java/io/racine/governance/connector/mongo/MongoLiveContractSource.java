package io.racine.governance.connector.mongo;

/** The shop in a mongod, in a database that goes when the tests end. */
interface MongoLiveContractSource extends MongoContractSource {
  /** Fills the database once. */
  final class Keeper {
    static final MongoHome HOME = make();

    private Keeper() {}

    private static MongoHome make() {
      MongoHome home = MongoLiveServer.newHome();
      Runtime.getRuntime().addShutdownHook(new Thread(home::close));
      return MongoContractSource.filled(home);
    }
  }

  @Override
  default MongoHome home() {
    return Keeper.HOME;
  }
}
