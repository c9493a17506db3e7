package io.racine.governance.scan;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** A host's connections that tell when one of them is given back. */
final class WatchedConnections {
  private final DataSource real;
  private volatile CountDownLatch closed = new CountDownLatch(1);

  WatchedConnections(DataSource real) {
    this.real = real;
  }

  DataSource dataSource() {
    return proxy(DataSource.class, real);
  }

  /** Returns what opens when a connection is given back from now on. */
  CountDownLatch nextClosed() {
    closed = new CountDownLatch(1);
    return closed;
  }

  private <T> T proxy(Class<T> type, Object target) {
    return type.cast(
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call(target, method, arguments)));
  }

  private Object call(Object target, Method method, Object[] arguments) throws Throwable {
    Object result;
    try {
      result = method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (target instanceof Connection && method.getName().equals("close")) {
      closed.countDown();
    }
    return result instanceof Connection ? proxy(Connection.class, result) : result;
  }
}
