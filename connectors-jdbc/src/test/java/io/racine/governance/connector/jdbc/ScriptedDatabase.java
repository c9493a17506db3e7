package io.racine.governance.connector.jdbc;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A database that gives written answers, and keeps every text it is sent: for dialects of which no
 * server can be had in a test.
 */
final class ScriptedDatabase {
  /** A failure as SQL Server's driver throws it; only its name and code matter. */
  static final class SQLServerException extends SQLException {
    private static final long serialVersionUID = 1L;

    SQLServerException(int code) {
      super("refused by the script", "S0001", code);
    }
  }

  final List<String> queries = new ArrayList<>();
  private final String product;
  private final String catalog;
  private final Map<String, List<List<Object>>> answers = new LinkedHashMap<>();
  private final Map<String, SQLException> failures = new LinkedHashMap<>();

  ScriptedDatabase(String product, String catalog) {
    this.product = product;
    this.catalog = catalog;
  }

  /** Answers queries that contain a text with one row more. */
  ScriptedDatabase row(String within, Object... cells) {
    answers.computeIfAbsent(within, any -> new ArrayList<>()).add(Arrays.asList(cells));
    return this;
  }

  ScriptedDatabase fail(String within, SQLException failure) {
    failures.put(within, failure);
    return this;
  }

  Connection connection() {
    return proxy(
        Connection.class,
        (method, arguments) ->
            switch (method.getName()) {
              case "getMetaData" -> metaData();
              case "getCatalog" -> catalog;
              case "getAutoCommit", "isValid" -> true;
              case "prepareStatement" -> statement((String) arguments[0]);
              case "createStatement" -> statement("");
              default -> nothing(method);
            });
  }

  private DatabaseMetaData metaData() {
    return proxy(
        DatabaseMetaData.class,
        (method, arguments) ->
            switch (method.getName()) {
              case "getDatabaseProductName" -> product;
              case "getIdentifierQuoteString" -> "\"";
              case "getDatabaseProductVersion", "getDriverName", "getDriverVersion" -> "scripted";
              default -> nothing(method);
            });
  }

  private PreparedStatement statement(String prepared) {
    return proxy(
        PreparedStatement.class,
        (method, arguments) ->
            method.getName().equals("executeQuery")
                ? rows(arguments == null ? prepared : (String) arguments[0])
                : nothing(method));
  }

  private ResultSet rows(String sql) throws SQLException {
    queries.add(sql);
    for (Map.Entry<String, SQLException> failure : failures.entrySet()) {
      if (sql.contains(failure.getKey())) {
        throw failure.getValue();
      }
    }
    List<List<Object>> rows =
        answers.entrySet().stream()
            .filter(answer -> sql.contains(answer.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(List.of());
    var at = new int[] {-1};
    var last = new Object[1];
    return proxy(
        ResultSet.class,
        (method, arguments) -> {
          switch (method.getName()) {
            case "next" -> {
              at[0]++;
              return at[0] < rows.size();
            }
            case "wasNull" -> {
              return last[0] == null;
            }
            default -> {
              if (arguments == null || !(arguments[0] instanceof Integer column)) {
                return nothing(method);
              }
              if (!method.getName().startsWith("get")) {
                return nothing(method);
              }
              last[0] = rows.get(at[0]).get(column - 1);
              return cell(method, last[0]);
            }
          }
        });
  }

  private static Object cell(Method method, Object value) {
    return switch (method.getName()) {
      case "getString" -> value == null ? null : String.valueOf(value);
      case "getInt" -> value == null ? 0 : ((Number) value).intValue();
      case "getLong" -> value == null ? 0L : ((Number) value).longValue();
      case "getBoolean" -> Boolean.TRUE.equals(value);
      case "getBigDecimal" -> value == null ? null : new BigDecimal(value.toString());
      default -> nothing(method);
    };
  }

  private interface Answer {
    Object to(Method method, Object[] arguments) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            ScriptedDatabase.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.to(method, arguments)));
  }

  private static Object nothing(Method method) {
    Class<?> type = method.getReturnType();
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 0;
    }
    return type == long.class ? (Object) 0L : null;
  }
}
