package io.racine.governance.connector.mongo;

import io.racine.governance.connector.mongo.documentdb.DocumentDb;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests that the profile documentdb runs, on the real engine; it is started before the first. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("documentdb")
@ExtendWith(DocumentDbTest.Engine.class)
@interface DocumentDbTest {
  /**
   * Starts the engine where no test's own time limit runs: the first start of all takes a while.
   */
  final class Engine implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      DocumentDb.started();
    }
  }
}
