package io.racine.governance.connector.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A server that speaks MongoDB's protocol and keeps documents in memory; it is no mongod.
 *
 * <p>What it lacks and a test needs is answered here in its place, as a mongod would: a test says
 * so with {@link #answer}, or bends what it answers with {@link #amend}.
 */
final class TestServer implements AutoCloseable {
  /** Answers one command; null leaves it to the server. */
  interface Answer {
    Document to(Document command);
  }

  private final class Backend extends MemoryBackend {
    /**
     * Both the driver's first greeting, in the old form of the protocol, and all else come here.
     */
    @Override
    public Document handleCommand(Channel channel, String database, String name, Document command) {
      commands.add(name);
      command.remove("lsid");
      Answer answer = answers.get(name);
      Document answered = answer == null ? null : answer.to(command);
      if (answered == null) {
        answered = super.handleCommand(channel, database, name, command);
      }
      UnaryOperator<Document> amendment = amendments.get(name);
      answered = amendment == null ? answered : amendment.apply(answered);
      follow(name, command, answered);
      return answered;
    }
  }

  private final MongoServer server;
  private final InetSocketAddress address;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, UnaryOperator<Document>> amendments = new ConcurrentHashMap<>();
  private final Set<Long> cursors = ConcurrentHashMap.newKeySet();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private MongoClient client;

  private TestServer() {
    server = new MongoServer(new Backend());
    server.bind("127.0.0.1", 0);
    address = server.getLocalAddress();
  }

  static TestServer start() {
    return new TestServer();
  }

  /** Keeps count of the cursors that are open. */
  private void follow(String name, Document command, Document answered) {
    if (name.equals("killCursors")) {
      cursors.removeAll((List<?>) command.get("cursors"));
    } else if (name.equals("getMore") && idIn(answered) == 0) {
      cursors.remove(((Number) command.get("getMore")).longValue());
    } else if (idIn(answered) != 0) {
      cursors.add(idIn(answered));
    }
  }

  private static long idIn(Document answered) {
    return answered.get("cursor") instanceof Document cursor
        ? ((Number) cursor.get("id")).longValue()
        : 0;
  }

  TestServer answer(String command, Answer answer) {
    answers.put(command, answer);
    return this;
  }

  TestServer amend(String command, UnaryOperator<Document> amendment) {
    amendments.put(command, amendment);
    return this;
  }

  UnaryOperator<Document> amendment(String command) {
    return amendments.get(command);
  }

  /** Lets the server say that it knows sessions; it takes no notice of them. */
  void knowSessions() {
    amend("hello", TestServer::knowing).amend("isMaster", TestServer::knowing);
    amend("ismaster", TestServer::knowing);
    answer("endSessions", command -> new Document("ok", 1.0));
  }

  private static Document knowing(Document answer) {
    return answer.append("logicalSessionTimeoutMinutes", 30);
  }

  int openCursors() {
    return cursors.size();
  }

  /** Returns the names of the commands that came in, in their order. */
  List<String> commands() {
    return List.copyOf(commands);
  }

  String hosts() {
    return "127.0.0.1:" + address.getPort();
  }

  int port() {
    return address.getPort();
  }

  /** Returns a client to fill the server with. */
  synchronized MongoClient client() {
    if (client == null) {
      client = MongoClients.create("mongodb://" + hosts());
    }
    return client;
  }

  com.mongodb.client.MongoDatabase database(String name) {
    return client().getDatabase(name);
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
    server.shutdownNow();
  }
}
