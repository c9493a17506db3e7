package io.racine.governance.connector.mongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives a test server the counters of a mongod, in the form in which a mongod tells them: of the
 * process, of the writes to a collection, and of its storage engine.
 */
final class MongodCounters {
  private final ObjectId process = new ObjectId();
  private final Map<String, AtomicLong> writes = new ConcurrentHashMap<>();

  private MongodCounters() {}

  static TestServer on(TestServer server) {
    var counters = new MongodCounters();
    for (String write : List.of("insert", "update", "delete")) {
      server.answer(write, command -> counters.count(command, write));
    }
    return server
        .answer("hello", counters::hello)
        .answer("aggregate", counters::latencies)
        .amend("collStats", counters::withEngine);
  }

  private Document count(Document command, String write) {
    of(command.get("$db") + "." + command.get(write)).incrementAndGet();
    return null;
  }

  private AtomicLong of(String namespace) {
    return writes.computeIfAbsent(namespace, each -> new AtomicLong());
  }

  /** The driver's own monitors go on without, or they would wait for changes of the topology. */
  private Document hello(Document command) {
    return command.containsKey("maxTimeMS")
        ? new Document("isWritablePrimary", true)
            .append("topologyVersion", new Document("processId", process).append("counter", 0L))
            .append("ok", 1.0)
        : null;
  }

  private Document latencies(Document command) {
    boolean asked = command.get("pipeline").toString().contains("latencyStats");
    if (!asked) {
      return null;
    }
    String namespace = command.get("$db") + "." + command.get("aggregate");
    var counted = new Document("ops", of(namespace).get());
    var statistics = new Document("latencyStats", new Document("writes", counted));
    return new Document(
            "cursor",
            new Document("id", 0L)
                .append("ns", namespace)
                .append("firstBatch", List.of(statistics)))
        .append("ok", 1.0);
  }

  private Document withEngine(Document answer) {
    long count = of(String.valueOf(answer.get("ns"))).get();
    var cursor =
        new Document("insert calls", count)
            .append("update calls", 0L)
            .append("modify calls", 0L)
            .append("remove calls", 0L)
            .append("truncate calls", 0L);
    return answer.append("wiredTiger", new Document("cursor", cursor));
  }
}
