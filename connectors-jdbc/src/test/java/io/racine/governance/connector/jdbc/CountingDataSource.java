package io.racine.governance.connector.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A host's data source: one connection that it lends again and again, with all that is asked. */
final class CountingDataSource implements DataSource {
  final AtomicInteger lent = new AtomicInteger();
  final List<String> queries = new CopyOnWriteArrayList<>();
  private final Connection connection;

  CountingDataSource(Connection connection) {
    this.connection = connection;
  }

  static CountingDataSource of(String url, String user, String password) throws SQLException {
    return new CountingDataSource(DriverManager.getConnection(url, user, password));
  }

  Connection connection() {
    return connection;
  }

  @Override
  public Connection getConnection() {
    lent.incrementAndGet();
    return (Connection)
        Proxy.newProxyInstance(
            CountingDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                lent.decrementAndGet();
                return null;
              }
              if (method.getName().equals("prepareStatement")) {
                queries.add(String.valueOf(arguments[0]));
              }
              if (method.getName().equals("createStatement")) {
                queries.add("a query without parameters");
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public Connection getConnection(String user, String password) {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setLoginTimeout(int seconds) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
