package io.racine.governance.connector.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Stands in for a Snowflake account on the loopback: the parts of its protocol that the driver
 * uses, in front of DuckDB.
 *
 * <p>It proves that the unmodified driver takes our settings, and which SQL it is sent. It proves
 * nothing about what Snowflake does with that SQL.
 */
public final class SnowflakeStub implements AutoCloseable {
  public static final String USER = "READER";
  static final String PASSWORD = "marker-snowflake-password";
  static final String OAUTH_TOKEN = "marker-oauth-token";
  static final String EXPIRED_TOKEN = "marker-expired-token";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every text that was sent to be run, in order. */
  final List<String> queries = new CopyOnWriteArrayList<>();

  /** Every login, as sent. */
  final List<JsonNode> logins = new CopyOnWriteArrayList<>();

  /** The paths of all requests. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  final SnowflakeStubData data;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, SnowflakeStubSession> sessions = new ConcurrentHashMap<>();
  private volatile PublicKey key;
  private volatile String password = PASSWORD;
  private final Set<String> denied = ConcurrentHashMap.newKeySet();
  private volatile boolean sessionsExpired;
  private volatile String failure;

  /** Starts one whose tables these statements of DuckDB make. */
  public SnowflakeStub(List<String> statements) {
    try {
      data = new SnowflakeStubData(statements);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    } catch (IOException | SQLException e) {
      throw new AssertionError(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public String url() {
    return "jdbc:snowflake://127.0.0.1:"
        + server.getAddress().getPort()
        + "/?account=testing&ssl=off&db=SHOP&schema=PUBLIC";
  }

  int openSessions() {
    return sessions.size();
  }

  /** Takes this password, and no other. */
  public void expectPassword(String password) {
    this.password = password;
  }

  /** Makes a table of SHOP.PUBLIC anew, with one column of texts that everybody may read. */
  public void fill(String table, String column, List<String> values) throws SQLException {
    data.change(
        List.of(
            "create or replace table \"" + table + "\" (\"" + column + "\" varchar)",
            values.stream()
                .map(value -> "('" + value.replace("'", "''") + "')")
                .collect(Collectors.joining(", ", "insert into \"" + table + "\" values ", ""))));
    denied.remove(table);
  }

  /** Lets nobody read a table of SHOP.PUBLIC, though all see it. */
  public void deny(String table) {
    denied.add(table);
  }

  /** Takes logins that are signed with the private key of this one. */
  void trust(PublicKey key) {
    this.key = key;
  }

  /** Answers every later query with "your session has expired". */
  void expireSessions() {
    sessionsExpired = true;
  }

  /** Answers every later query with this code and SQL state, parted by a blank. */
  void fail(String codeAndState) {
    failure = codeAndState;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(path);
    ObjectNode answer;
    try {
      JsonNode body = body(exchange);
      answer =
          switch (path) {
            case "/session/v1/login-request" -> login(body.path("data"));
            case "/queries/v1/query-request" -> query(exchange, body);
            case "/queries/v1/abort-request" -> abort(body);
            case "/session" -> logout(exchange);
            case "/session/token-request" -> refused("390114", "08001");
            default -> accepted();
          };
    } catch (RuntimeException e) {
      answer = refused("000603", "XX000");
    }
    byte[] bytes = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static JsonNode body(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream in =
        zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
      byte[] bytes = in.readAllBytes();
      return bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
    }
  }

  private ObjectNode login(JsonNode login) {
    logins.add(login);
    String code =
        switch (login.path("AUTHENTICATOR").asText("")) {
          case "OAUTH" ->
              switch (login.path("TOKEN").asText()) {
                case OAUTH_TOKEN -> "";
                case EXPIRED_TOKEN -> "390318";
                default -> "390303";
              };
          case "SNOWFLAKE_JWT" -> isSigned(login.path("TOKEN").asText()) ? "" : "390144";
          default -> login.path("PASSWORD").asText().equals(password) ? "" : "390100";
        };
    if (!code.isEmpty()) {
      return refused(code, "08001");
    }
    String token = UUID.randomUUID().toString();
    try {
      sessions.put(token, new SnowflakeStubSession(data.connect()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    ObjectNode answer = accepted();
    ObjectNode session = answer.withObject("/data");
    session.put("token", token).put("masterToken", "master-" + token);
    session.put("validityInSeconds", 3_600).put("masterValidityInSeconds", 14_400);
    session.put("sessionId", 1).put("serverVersion", "9.0.0");
    session.putArray("parameters").addObject().put("name", "AUTOCOMMIT").put("value", true);
    session
        .putObject("sessionInfo")
        .put("databaseName", "SHOP")
        .put("schemaName", "PUBLIC")
        .put("warehouseName", "SMALL")
        .put("roleName", "READERS");
    return answer;
  }

  private boolean isSigned(String token) {
    String[] parts = token.split("\\.");
    if (key == null || parts.length < 3) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private ObjectNode query(HttpExchange exchange, JsonNode request) {
    SnowflakeStubSession session = sessions.get(token(exchange));
    if (session == null || sessionsExpired) {
      return refused("390112", "08001");
    }
    String sql = request.path("sqlText").asText();
    queries.add(sql);
    if (failure != null) {
      String[] codeAndState = failure.split(" ");
      return refused(codeAndState[0], codeAndState[1]);
    }
    if (denied.stream().anyMatch(table -> sql.contains("\"PUBLIC\".\"" + table + "\""))) {
      return refused("003001", "42501");
    }
    ObjectNode answer = accepted();
    try {
      session.run(requestId(exchange), sql, request.path("bindings"), answer.withObject("/data"));
      return answer;
    } catch (SQLException e) {
      String message = String.valueOf(e.getMessage());
      return message.contains("does not exist") || message.contains("not found")
          ? refused("002003", "42S02")
          : message.contains("nterrupt") || message.contains("Invalid result set")
              ? refused("000604", "57014")
              : refused("001003", "42000");
    }
  }

  private ObjectNode abort(JsonNode request) {
    sessions.values().forEach(session -> session.abort(request.path("requestId").asText()));
    return accepted();
  }

  private ObjectNode logout(HttpExchange exchange) {
    SnowflakeStubSession session = sessions.remove(token(exchange));
    if (session != null) {
      session.close();
    }
    return accepted();
  }

  private static String token(HttpExchange exchange) {
    String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    return header.replaceFirst("^Snowflake Token=\"", "").replaceFirst("\"$", "");
  }

  private static String requestId(HttpExchange exchange) {
    for (String parameter : String.valueOf(exchange.getRequestURI().getQuery()).split("&")) {
      if (parameter.startsWith("requestId=")) {
        return parameter.substring("requestId=".length());
      }
    }
    return "";
  }

  private static ObjectNode accepted() {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("success", true).putNull("code");
    answer.putNull("message");
    answer.putObject("data");
    return answer;
  }

  private static ObjectNode refused(String code, String state) {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("success", false).put("code", code).put("message", "refused by the stand-in");
    answer.putObject("data").put("sqlState", state).put("errorCode", code);
    return answer;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    sessions.values().forEach(SnowflakeStubSession::close);
    try {
      data.close();
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
