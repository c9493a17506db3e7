package io.racine.governance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Stores an {@link Instant} as TIMESTAMP WITH TIME ZONE in UTC, whatever zone the JVM or the
 * session has.
 *
 * <p>Both databases keep microseconds. What is finer is cut off here, because one would round it
 * and the other cut it; a caller that compares must cut with {@link ChronoUnit#MICROS} too.
 */
final class InstantColumns {
  private InstantColumns() {}

  static void register(Jdbi jdbi) {
    jdbi.registerArgument(new InstantArguments());
    jdbi.registerColumnMapper(Instant.class, (row, column, context) -> read(row, column));
  }

  @SuppressWarnings("NullAway") // A column mapper answers null for NULL; JDBI's type cannot say so.
  private static Instant read(ResultSet row, int column) throws SQLException {
    @Nullable OffsetDateTime stored = row.getObject(column, OffsetDateTime.class);
    return stored == null ? null : stored.toInstant();
  }

  private static final class InstantArguments extends AbstractArgumentFactory<Instant> {
    private InstantArguments() {
      super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      OffsetDateTime utc = value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
      return (position, statement, context) -> statement.setObject(position, utc);
    }
  }
}
