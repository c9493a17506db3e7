package io.racine.governance.connector.jdbc;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a PostgreSQL server tells of itself. */
final class PostgresFacts {
  private PostgresFacts() {}

  static Map<String, String> of(Session session) throws SQLException {
    Map<String, String> facts = new HashMap<>();
    // It has no encryption of its own; what lies below it cannot be seen from inside.
    facts.put("encryption-at-rest", "unknown");
    Drafts.ifAllowed(
        () ->
            session
                .queries()
                .each(
                    """
                    SELECT s.ssl, s.version, s.cipher FROM pg_catalog.pg_stat_ssl s
                    WHERE s.pid = pg_backend_pid()""",
                    row -> {
                      facts.put("tls", Boolean.toString(row.getBoolean(1)));
                      put(facts, "tls-version", row.getString(2));
                      put(facts, "tls-cipher", row.getString(3));
                    }));
    Drafts.ifAllowed(
        () ->
            session
                .queries()
                .each(
                    """
                    SELECT current_setting('data_checksums', true),
                      current_setting('server_encoding', true), pg_is_in_recovery()""",
                    row -> {
                      put(facts, "data-checksums", row.getString(1));
                      put(facts, "encoding", row.getString(2));
                      facts.put("standby", Boolean.toString(row.getBoolean(3)));
                    }));
    return facts;
  }

  private static void put(Map<String, String> facts, String name, @Nullable String value) {
    if (value != null) {
      facts.put(name, value);
    }
  }
}
