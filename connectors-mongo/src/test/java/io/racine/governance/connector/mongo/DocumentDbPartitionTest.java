package io.racine.governance.connector.mongo;

import io.racine.governance.connector.mongo.documentdb.DocumentDb;

@DocumentDbTest
final class DocumentDbPartitionTest extends MongoPartsContract {
  @Override
  MongoHome newHome() {
    return MongoHome.onDocumentDb(DocumentDb.started().newName());
  }
}
