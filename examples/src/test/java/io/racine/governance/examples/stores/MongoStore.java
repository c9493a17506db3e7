package io.racine.governance.examples.stores;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Collections of a server that speaks MongoDB's protocol; a broken one refuses every question. */
final class MongoStore implements ScannedStore {
  private static final Set<String> READS = Set.of("find", "aggregate", "count");

  private static final class Backend extends MemoryBackend {
    private final Set<String> broken = ConcurrentHashMap.newKeySet();

    @Override
    public Document handleCommand(Channel channel, String database, String name, Document command) {
      if (READS.contains(name) && broken.contains(String.valueOf(command.get(name)))) {
        throw new MongoServerError(13, "Unauthorized", "not authorized to execute this command");
      }
      return super.handleCommand(channel, database, name, command);
    }
  }

  private static final String DATABASE = "shop";
  private final Backend backend = new Backend();
  private final MongoServer server = new MongoServer(backend);
  private final Channel own = new EmbeddedChannel();
  private final int port;

  private MongoStore() {
    server.bind("127.0.0.1", 0);
    port = server.getLocalAddress().getPort();
  }

  static MongoStore start() {
    return new MongoStore();
  }

  @Override
  public List<String> arguments() {
    return List.of("--mongo", "mongodb://127.0.0.1:" + port);
  }

  @Override
  public List<String> nowhere() {
    return List.of(
        "--mongo",
        "mongodb://127.0.0.1:" + StoreScanContract.CLOSED_PORT,
        "--set",
        "connect-timeout=PT1S");
  }

  @Override
  public void fill(String table, List<String> values) {
    backend.broken.remove(table);
    run("delete", table, "deletes", new Document("q", new Document()).append("limit", 0));
    run(
        "insert",
        table,
        "documents",
        IntStream.range(0, values.size())
            .mapToObj(i -> new Document("_id", i).append("entry", values.get(i)))
            .toArray(Document[]::new));
  }

  private void run(String command, String table, String what, Document... documents) {
    backend.handleCommand(
        own, DATABASE, command, new Document(command, table).append(what, List.of(documents)));
  }

  @Override
  public void spoil(String table) {
    backend.broken.add(table);
  }

  @Override
  public String path(String table) {
    return DATABASE + "." + table;
  }

  @Override
  public void close() {
    own.close();
    server.shutdownNow();
  }
}
