package io.racine.governance.connector.jdbc;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a MySQL or MariaDB server tells of itself. */
final class MySqlFacts {
  private MySqlFacts() {}

  static Map<String, String> of(Session session, boolean mariaDb) throws SQLException {
    Map<String, String> facts = new HashMap<>();
    Drafts.ifAllowed(
        () ->
            session
                .queries()
                .each(
                    "SHOW SESSION STATUS WHERE Variable_name IN ('Ssl_cipher', 'Ssl_version')",
                    row -> status(facts, row.getString(1), row.getString(2))));
    // What tables get that do not say themselves; a table that does has an attribute.
    facts.put("encryption-at-rest", "unknown");
    Drafts.ifAllowed(
        () ->
            session
                .queries()
                .each(
                    mariaDb
                        ? "SHOW GLOBAL VARIABLES LIKE 'innodb_encrypt_tables'"
                        : "SHOW GLOBAL VARIABLES LIKE 'default_table_encryption'",
                    row -> facts.put("encryption-at-rest", encryption(row.getString(2)))));
    return facts;
  }

  private static void status(Map<String, String> facts, String name, @Nullable String value) {
    boolean some = value != null && !value.isEmpty();
    boolean cipher = name.equalsIgnoreCase("Ssl_cipher");
    if (cipher) {
      facts.put("tls", Boolean.toString(some));
    }
    if (some) {
      facts.put(cipher ? "tls-cipher" : "tls-version", value);
    }
  }

  private static String encryption(String setting) {
    return switch (CanonicalText.lower(setting)) {
      case "on" -> "by default";
      case "force" -> "always";
      default -> "off by default";
    };
  }
}
