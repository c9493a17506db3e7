package io.racine.governance.classifier.regex.inference;

import com.sun.net.httpserver.HttpServer;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.InferenceRequest;
import io.racine.governance.spi.classifier.InferenceService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real server on this machine, and the service that asks it. */
final class Endpoint implements InferenceService, AutoCloseable {
  static final String SECRET = "sk-endpoint-secret";

  /** Answers a request's body with a status and a body. */
  interface Handler {
    String answer(String body) throws Exception;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile Handler handler = body -> "EMAIL=0.8";

  Endpoint() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          bodies.add(body);
          byte[] answer;
          try {
            answer = handler.answer(body).getBytes(StandardCharsets.UTF_8);
          } catch (Exception e) {
            throw new IOException(e);
          }
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  Endpoint answers(int newStatus, Handler newHandler) {
    status = newStatus;
    handler = newHandler;
    return this;
  }

  /** Returns the bodies of all requests that arrived. */
  List<String> bodies() {
    return bodies;
  }

  @Override
  public String id() {
    return "example-llm";
  }

  @Override
  public String version() {
    return "large-2";
  }

  @Override
  public Map<EntityType, Double> ask(InferenceRequest request) throws Exception {
    StringBuilder body = new StringBuilder("column=").append(request.column().path()).append('\n');
    body.append("attributes=").append(request.column().attributes()).append('\n');
    body.append("masked=").append(request.isMasked()).append('\n');
    body.append("entities=").append(request.entities()).append('\n');
    request.samples().forEach(sample -> body.append("sample=").append(sample).append('\n'));
    HttpRequest question =
        HttpRequest.newBuilder(
                URI.create(
                    "http://"
                        + server.getAddress().getAddress().getHostAddress()
                        + ":"
                        + server.getAddress().getPort()
                        + "/"))
            .timeout(Duration.ofSeconds(60))
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<String> answer = client.send(question, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("Status " + answer.statusCode() + " with " + SECRET + " for " + body);
    }
    Map<EntityType, Double> said = new TreeMap<>();
    for (String line : answer.body().lines().toList()) {
      String[] parts = line.split("=", -1);
      said.put(EntityType.of(parts[0]), Double.parseDouble(parts[1]));
    }
    return said;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
