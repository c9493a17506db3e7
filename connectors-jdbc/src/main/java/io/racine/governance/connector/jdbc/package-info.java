/**
 * Scans relational databases through JDBC: PostgreSQL, MySQL, MariaDB, H2, SQLite, and any other
 * with ANSI SQL. Registered as {@link io.racine.governance.connector.jdbc.JdbcConnectorFactory}.
 */
@NullMarked
package io.racine.governance.connector.jdbc;

import org.jspecify.annotations.NullMarked;
