package io.racine.governance.connector.redis;

import java.util.Optional;
import java.util.OptionalInt;

/** Where a server listens. */
record Endpoint(String host, int port) {
  private static final int HIGHEST_PORT = 65_535;

  /** Returns what is wrong with the text form of an endpoint, as "must … but was …". */
  static Optional<String> problemOf(String text) {
    int colon = text.lastIndexOf(':');
    boolean good =
        colon > 0
            && port(text.substring(colon + 1)).isPresent()
            && text.chars().noneMatch(c -> c <= ' ' || c == '/');
    return good ? Optional.empty() : Optional.of("must be host:port but was '" + text + "'");
  }

  /** Returns the endpoint of a text that {@link #problemOf} finds no fault with. */
  static Endpoint parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    return new Endpoint(
        bracketed ? host.substring(1, host.length() - 1) : host,
        port(text.substring(colon + 1)).orElseThrow());
  }

  private static OptionalInt port(String text) {
    if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalInt.empty();
    }
    int port = Integer.parseInt(text);
    return port >= 1 && port <= HIGHEST_PORT ? OptionalInt.of(port) : OptionalInt.empty();
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
