package io.racine.governance.connector.mongo.documentdb;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One client: reads its requests, has them carried out with its own rights, and answers.
 *
 * <p><b>Threads:</b> Confined to the thread that runs it.
 */
final class WireConnection implements Runnable {
  private final Socket socket;
  private final Engine engine;
  private final OpenWork work;
  private @Nullable ScramLogin login;
  private @Nullable EngineSession idle;
  private int answers;

  WireConnection(Socket socket, Engine engine, OpenWork work) {
    this.socket = socket;
    this.engine = engine;
    this.work = work;
  }

  @Override
  public void run() {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream()) {
      while (serve(in, out)) {
        answers++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A client's socket does not close", e);
    } finally {
      if (idle != null) {
        idle.close();
      }
    }
  }

  /** Answers one request; false when the client has gone. */
  private boolean serve(InputStream in, OutputStream out) {
    try {
      WireMessage message = WireMessage.read(in);
      if (message == null) {
        return false;
      }
      BsonDocument answer = answer(new Request(message.command()));
      if (message.answered()) {
        out.write(message.answer(answers, answer));
      }
      return true;
    } catch (IOException e) {
      // It went without a word, and nobody is left to tell.
      return false;
    }
  }

  private BsonDocument answer(Request request) {
    try {
      BsonDocument greeting = Greeting.answer(request);
      return greeting == null ? carryOut(request) : greeting;
    } catch (CommandFailure e) {
      return e.answer();
    }
  }

  private BsonDocument carryOut(Request request) throws CommandFailure {
    switch (request.name()) {
      case "saslStart":
        login = new ScramLogin(engine);
        return login.start(request.command());
      case "saslContinue":
        return requireLogin(login).finish(request.command());
      default:
        break;
    }
    String user = user();
    switch (request.name()) {
      case "killCursors":
        request.command().getArray("cursors").forEach(id -> work.end(id.asInt64().getValue()));
        return Greeting.ok();
      case "killSessions":
        work.kill(sessions(request));
        return Greeting.ok();
      case "commitTransaction", "abortTransaction":
        return endTransaction(request);
      case "getMore":
        return nextPage(request, user);
      default:
        return request.isInTransaction() ? inTransaction(request, user) : alone(request, user);
    }
  }

  private static ScramLogin requireLogin(@Nullable ScramLogin login) throws CommandFailure {
    if (login == null) {
      throw unauthorized();
    }
    return login;
  }

  private String user() throws CommandFailure {
    String user = requireLogin(login).user();
    if (user == null) {
      throw unauthorized();
    }
    return user;
  }

  private static CommandFailure unauthorized() {
    return new CommandFailure(CommandFailure.UNAUTHORIZED, "The command requires authentication");
  }

  private static Set<BsonDocument> sessions(Request request) {
    Set<BsonDocument> sessions = new HashSet<>();
    for (BsonValue session : request.command().getArray("killSessions")) {
      sessions.add(session.asDocument());
    }
    return sessions;
  }

  private BsonDocument endTransaction(Request request) throws CommandFailure {
    try (EngineSession transaction = work.takeTransaction(request.session())) {
      if (request.name().equals("commitTransaction")) {
        transaction.commit();
      }
    }
    return Greeting.ok();
  }

  /** A cursor of a transaction ends with its first page: nothing here reads so much in one. */
  private BsonDocument inTransaction(Request request, String user) throws CommandFailure {
    BsonDocument session = request.session();
    if (request.startsTransaction() && session != null) {
      EngineSession transaction = engine.login(user);
      transaction.begin();
      work.begin(session, transaction);
    }
    return Commands.run(work.transaction(session), request).document();
  }

  private BsonDocument alone(Request request, String user) throws CommandFailure {
    EngineSession free = idle == null ? engine.login(user) : idle;
    idle = free;
    work.started(free, request.session());
    try {
      EngineSession.Page page = Commands.run(free, request);
      byte[] continuation = page.continuation();
      if (continuation != null) {
        idle = null;
        work.add(
            cursorOf(page.document()), new OpenCursor(free, request.session(), user, continuation));
      }
      return page.document();
    } finally {
      work.ended(free);
    }
  }

  private BsonDocument nextPage(Request request, String user) throws CommandFailure {
    long id = request.command().getInt64("getMore").getValue();
    OpenCursor cursor = work.takeCursor(id, user);
    byte[] continuation = null;
    work.started(cursor.engine(), cursor.session());
    try {
      EngineSession.Page page = Commands.next(cursor, request);
      continuation = page.continuation();
      return page.document();
    } finally {
      work.ended(cursor.engine());
      if (continuation == null) {
        cursor.engine().close();
      } else {
        work.add(id, cursor.at(continuation));
      }
    }
  }

  private static long cursorOf(BsonDocument page) {
    return page.getDocument("cursor").getInt64("id", new BsonInt64(0)).getValue();
  }
}
