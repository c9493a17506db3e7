package io.racine.governance.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.racine.governance.Governance;
import io.racine.governance.classifier.regex.RegexClassifierFactory;
import io.racine.governance.fixture.StoreKind;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.InferencePolicy;
import io.racine.governance.spi.classifier.InferenceRequest;
import io.racine.governance.spi.classifier.InferenceService;
import io.racine.governance.spi.classifier.InferenceSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.testkit.connector.InMemoryConnectorFactory;
import io.racine.governance.testkit.connector.InMemorySource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A scan asks a real endpoint about the columns of sources that allow it, and of no others. */
final class InferenceScanTest {
  private static final EntityType SHIFT = EntityType.of("SHIFT");

  private static InMemorySource source(String column) {
    return InMemorySource.builder()
        .database("works")
        .table(
            "roster",
            table -> table.column(column, LogicalType.TEXT).row("Marker-4711").row("Marker-0815"))
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void asksOnlyAboutWhatASourceAllowsAndMasksIt(StoreKind store) throws IOException {
    List<String> bodies = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] answer = "0.9".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try (Governance governance =
        Governance.builder()
            .store(store.open())
            .plugin(
                new InMemoryConnectorFactory()
                    .with("open", source("pattern_open"))
                    .with("closed", source("pattern_closed")))
            .plugin(new RegexClassifierFactory())
            .inferenceService(new Endpoint(server.getAddress()))
            .dataSource(
                "open",
                InMemoryConnectorFactory.TYPE,
                source -> source.inference(InferencePolicy.MASKED))
            .dataSource("closed", InMemoryConnectorFactory.TYPE, source -> {})
            .build()) {
      governance
          .classifications()
          .createRule(
              RuleDefinition.builder("own/shift", SHIFT, SensitivityLevel.EMPLOYEE_DATA)
                  .inference(InferenceSignal.of("how shifts rotate"))
                  .build());

      ScanReport open = governance.scans().run(ScanRequest.of("open"));
      ScanReport closed = governance.scans().run(ScanRequest.of("closed"));

      assertThat(open.sensitiveColumns())
          .extracting(column -> column.entity().orElseThrow())
          .containsExactly(SHIFT);
      assertThat(closed.sensitiveColumns()).isEmpty();
      assertThat(bodies).containsExactly("pattern_open [Aaaaaa-9999]");
    } finally {
      server.stop(0);
    }
  }

  /** Asks over HTTP. */
  private record Endpoint(InetSocketAddress address) implements InferenceService {
    @Override
    public String id() {
      return "endpoint";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public Map<EntityType, Double> ask(InferenceRequest request)
        throws IOException, InterruptedException {
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create(
                              "http://"
                                  + address.getAddress().getHostAddress()
                                  + ":"
                                  + address.getPort()
                                  + "/"))
                      .timeout(request.timeLimit())
                      .POST(
                          HttpRequest.BodyPublishers.ofString(
                              request.column().name() + " " + request.samples()))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      return Map.of(SHIFT, Double.valueOf(response.body()));
    }
  }
}
