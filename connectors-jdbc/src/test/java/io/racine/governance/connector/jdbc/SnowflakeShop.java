package io.racine.governance.connector.jdbc;

import java.util.List;

/** A small shop with one of everything that a Snowflake account tells. */
final class SnowflakeShop {
  static final List<String> STATEMENTS =
      List.of(
          "CREATE TABLE CUSTOMER (ID INTEGER PRIMARY KEY, MAIL VARCHAR UNIQUE)",
          "INSERT INTO CUSTOMER VALUES (1, 'a@example.com'), (2, 'b@example.com')",
          "COMMENT ON TABLE CUSTOMER IS 'who buys'",
          "CREATE TABLE ORDERS (ID INTEGER, CUSTOMER INTEGER REFERENCES CUSTOMER(ID),"
              + " TOTAL DECIMAL(10, 2), RATE DOUBLE, PAID BOOLEAN, DUE DATE, MADE TIMESTAMP,"
              + " SENT TIMESTAMPTZ, DETAIL JSON, SCAN BLOB)",
          "INSERT INTO ORDERS VALUES (1, 1, 9.5, 1e20, true, '2024-02-29',"
              + " '2024-02-29 23:59:59.5', '2024-02-29 23:59:59+02', '{\"x\": 1}',"
              + " '\\x01\\x02\\x03'::BLOB)",
          "INSERT INTO ORDERS (ID) VALUES (NULL)",
          "CREATE TABLE EXT_EVENT (BODY VARCHAR)",
          "CREATE TABLE \"odd \"\"name\" (\"a.b\" INTEGER)",
          "CREATE VIEW REACHABLE AS SELECT MAIL FROM CUSTOMER",
          "INSERT INTO memory.sf.functions VALUES ('PUBLIC', 'DOUBLED', '(A NUMBER, B VARCHAR)',"
              + " 'a * 2', NULL, 'SQL')",
          "INSERT INTO memory.sf.procedures VALUES ('PUBLIC', 'TIDY', '()', 'begin end', 'tidies',"
              + " 'JAVASCRIPT')");

  private SnowflakeShop() {}
}
