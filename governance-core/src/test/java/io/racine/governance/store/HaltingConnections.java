package io.racine.governance.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import javax.sql.DataSource;

/** Connections that kill the JVM right before or after a statement that contains a text. */
final class HaltingConnections {
  static final int EXIT_CODE = 77;

  private final String text;
  private final boolean before;

  HaltingConnections(String text, boolean before) {
    this.text = text;
    this.before = before;
  }

  DataSource around(DataSource real) {
    return proxy(DataSource.class, real, "");
  }

  private <T> T proxy(Class<T> type, Object real, String sql) {
    return type.cast(
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call(real, method, arguments, sql)));
  }

  private Object call(Object real, Method method, Object[] arguments, String prepared)
      throws Throwable {
    boolean hasSql = arguments != null && arguments[0] instanceof String;
    String sql = hasSql ? (String) arguments[0] : prepared;
    boolean hit = method.getName().startsWith("execute") && sql.contains(text);
    if (hit && before) {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
    Object result;
    try {
      result = method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (hit) {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
    if (result instanceof Connection) {
      return proxy(Connection.class, result, "");
    }
    if (result instanceof PreparedStatement) {
      return proxy(PreparedStatement.class, result, sql);
    }
    return result instanceof Statement ? proxy(Statement.class, result, "") : result;
  }
}
