package io.racine.governance.connector.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** One login at the stand-in for Snowflake: runs a query on DuckDB and writes down its rows. */
final class SnowflakeStubSession implements AutoCloseable {
  private record Running(String requestId, PreparedStatement statement) {}

  private final Connection connection;
  private final AtomicReference<Running> running = new AtomicReference<>();

  SnowflakeStubSession(Connection connection) {
    this.connection = connection;
  }

  synchronized void run(String requestId, String sql, JsonNode bindings, ObjectNode data)
      throws SQLException {
    String translated = SnowflakeStubData.translated(sql);
    try (PreparedStatement statement = connection.prepareStatement(translated)) {
      for (int i = 1; bindings.has(Integer.toString(i)); i++) {
        statement.setString(i, bindings.path(Integer.toString(i)).path("value").asText());
      }
      running.set(new Running(requestId, statement));
      try (ResultSet rows = statement.executeQuery()) {
        write(rows, data);
      }
    } finally {
      running.set(null);
    }
    data.put("queryId", UUID.randomUUID().toString());
    data.put("statementTypeId", 0x1000).put("queryResultFormat", "json");
    data.put("finalDatabaseName", "SHOP").put("finalSchemaName", "PUBLIC");
    data.put("finalWarehouseName", "SMALL").put("finalRoleName", "READERS");
    data.putArray("parameters");
  }

  void abort(String requestId) {
    Running now = running.get();
    if (now == null || !now.requestId.equals(requestId)) {
      return;
    }
    try {
      now.statement.cancel();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(ResultSet rows, ObjectNode data) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    ArrayNode types = data.putArray("rowtype");
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      ObjectNode type = types.addObject().put("name", columns.getColumnLabel(i));
      type.put("nullable", true).put("length", 16_777_216).put("byteLength", 16_777_216);
      switch (columns.getColumnType(i)) {
        case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
            type.put("type", "fixed").put("precision", 38).put("scale", 0);
        case Types.DECIMAL, Types.NUMERIC ->
            type.put("type", "fixed")
                .put("precision", columns.getPrecision(i))
                .put("scale", columns.getScale(i));
        case Types.FLOAT, Types.REAL, Types.DOUBLE -> type.put("type", "real");
        case Types.BOOLEAN -> type.put("type", "boolean");
        case Types.DATE -> type.put("type", "date");
        default -> type.put("type", "text");
      }
    }
    ArrayNode set = data.putArray("rowset");
    int count = 0;
    while (rows.next()) {
      ArrayNode row = set.addArray();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        row.add(cell(rows, i, columns.getColumnType(i)));
      }
      count++;
    }
    data.put("total", count).put("returned", count);
  }

  /** Returns a value as the protocol writes it: days since 1970, 1 and 0. */
  private static String cell(ResultSet row, int index, int type) throws SQLException {
    String text = row.getString(index);
    if (text == null) {
      return null;
    }
    return switch (type) {
      case Types.BOOLEAN -> text.equals("true") ? "1" : "0";
      case Types.DATE -> Long.toString(LocalDate.parse(text).toEpochDay());
      default -> text;
    };
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
