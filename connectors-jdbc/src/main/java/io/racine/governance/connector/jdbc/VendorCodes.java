package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.connector.ConnectorException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the error numbers of SQL Server and Oracle mean; their SQL states tell little. */
final class VendorCodes {
  private static final Map<Integer, ErrorCode> SQL_SERVER = sqlServer();
  private static final Map<Integer, ErrorCode> ORACLE = oracle();

  private VendorCodes() {}

  static Optional<ErrorCode> of(SQLException failure) {
    @Nullable String message = failure.getMessage();
    if (message != null && message.startsWith("ORA-")) {
      return Optional.ofNullable(ORACLE.get(failure.getErrorCode()));
    }
    return failure.getClass().getSimpleName().equals("SQLServerException")
        ? Optional.ofNullable(SQL_SERVER.get(failure.getErrorCode()))
        : Optional.empty();
  }

  private static Map<Integer, ErrorCode> sqlServer() {
    Map<Integer, ErrorCode> codes = new HashMap<>();
    put(codes, ConnectorException.LOGIN_REFUSED, 18452, 18456, 18486, 18487, 18488);
    put(codes, ConnectorException.MISCONFIGURED, 4060, 911);
    put(codes, ConnectorException.ACCESS_DENIED, 229, 230, 262, 297, 300, 916);
    put(codes, ConnectorException.NO_SUCH_ASSET, 207, 208);
    put(codes, ConnectorException.TIMED_OUT, 1222);
    put(codes, ConnectorException.OVERLOADED, 10928, 10929, 40501);
    return Map.copyOf(codes);
  }

  private static Map<Integer, ErrorCode> oracle() {
    Map<Integer, ErrorCode> codes = new HashMap<>();
    put(codes, ConnectorException.LOGIN_REFUSED, 1005, 1017, 1045, 28000, 28001);
    put(codes, ConnectorException.MISCONFIGURED, 12504, 12505, 12514);
    put(codes, ConnectorException.ACCESS_DENIED, 1031, 41900);
    put(codes, ConnectorException.NO_SUCH_ASSET, 904, 942);
    put(codes, ConnectorException.TIMED_OUT, 1013, 12170);
    put(codes, ConnectorException.UNREACHABLE, 12541, 12543, 17002);
    put(codes, ConnectorException.CONNECTION_LOST, 28, 1089, 3113, 3114, 17008, 17410);
    put(codes, ConnectorException.OVERLOADED, 18, 20, 2391, 12516, 12519, 12520);
    return Map.copyOf(codes);
  }

  private static void put(Map<Integer, ErrorCode> codes, ErrorCode code, int... numbers) {
    for (int number : numbers) {
      codes.put(number, code);
    }
  }
}
