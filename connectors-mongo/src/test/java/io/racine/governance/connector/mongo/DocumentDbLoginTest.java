package io.racine.governance.connector.mongo;

import static io.racine.governance.connector.mongo.TestSource.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.connector.mongo.documentdb.DocumentDb;
import io.racine.governance.spi.connector.ConnectorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logins by SCRAM, which the engine itself checks. */
@DocumentDbTest
final class DocumentDbLoginTest {
  private static TestSource server() {
    return new TestSource()
        .set("hosts", DocumentDb.started().hosts())
        .set("connect-timeout", "PT5S");
  }

  @Test
  void takesTheRightPassword() {
    try (MongoConnector connector =
        server().set("user", DocumentDb.READER).secret("password", DocumentDb.PASSWORD).connect()) {
      assertThat(connector.verify().attributes())
          .containsEntry("sessions", "true")
          .containsEntry("topology", "standalone");
    }
  }

  @ParameterizedTest
  @CsvSource({"reader, marker-wrong-password", "nobody, marker-right-password"})
  void refusesAWrongPasswordAndAnUnknownLoginAlike(String user, String password) {
    try (MongoConnector connector =
        server().set("user", user).secret("password", password).connect()) {
      assertThatThrownBy(connector::verify)
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.LOGIN_REFUSED))
          .hasMessage(
              "Cannot verify 'shop-db': the login was refused. Check the settings 'user',"
                  + " 'password', 'auth-source' and 'auth-mechanism'. (error code 18)");
    }
  }

  @Test
  void saysThatALoginIsWanted() {
    try (MongoConnector connector = server().connect()) {
      assertThatThrownBy(connector::verify)
          .hasMessage(
              "Cannot verify 'shop-db': the server wants a login. Set 'user' and 'password'.");
      assertThatThrownBy(() -> list(connector))
          .hasMessage(
              "Cannot list 'shop-db': the server wants a login. Set 'user' and 'password'.");
    }
  }
}
