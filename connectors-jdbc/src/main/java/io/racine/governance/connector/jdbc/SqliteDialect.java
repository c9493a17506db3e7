package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * SQLite. A value's type is its own there and not its column's: any column may hold text, numbers
 * and bytes.
 */
final class SqliteDialect implements Dialect {
  @Override
  public Catalog catalog() {
    return new SqliteCatalog();
  }

  @Override
  public String qualified(Session session, AssetPath path) throws SQLException {
    return session.names().qualified(path.names());
  }

  @Override
  public void makeReadOnly(Session session) throws SQLException {
    // The driver refuses setReadOnly once it is connected.
    session.queries().run("PRAGMA query_only = TRUE");
  }

  @Override
  public void putBack(Session session) throws SQLException {
    session.queries().run("PRAGMA query_only = FALSE");
  }

  @Override
  public CellPlan cell(ColumnDescriptor column, String sql, int maxChars) {
    // Bytes come as the digits of their number, again as bytes, so that one cell tells all.
    String expression =
        "CASE typeof("
            + sql
            + ") WHEN 'blob' THEN CAST(length("
            + sql
            + ") AS BLOB) WHEN 'text' THEN substr("
            + sql
            + ", 1, "
            + (maxChars + 1L)
            + ") ELSE "
            + sql
            + " END";
    return CellPlan.of(
        column.path(),
        column.logicalType(),
        expression,
        reader(form(column.logicalType())),
        2L * maxChars);
  }

  private static CellReader reader(UnaryOperator<String> form) {
    return (row, index, into) -> read(row, index, into, form);
  }

  private static void read(ResultSet row, int index, CellBuffer into, UnaryOperator<String> form)
      throws SQLException {
    @Nullable Object value = row.getObject(index);
    if (value == null) {
      into.text(null);
    } else if (value instanceof byte[] digits) {
      into.binary(Long.parseLong(new String(digits, StandardCharsets.US_ASCII)));
    } else if (value instanceof Double number) {
      into.text(form.apply(CanonicalText.number(number.toString())));
    } else {
      into.text(form.apply(value.toString()));
    }
  }

  private static UnaryOperator<String> form(LogicalType type) {
    return switch (type) {
      case BOOLEAN -> CanonicalText::truth;
      case TIMESTAMP -> CanonicalText::timestamp;
      default -> CanonicalText::same;
    };
  }

  @Override
  public Select random(Session session, ReadTask task) throws SQLException {
    AssetPath path = task.partition().path();
    long wanted = task.request().maxRows();
    Optional<KeyRanges.Span> rowIds = SqliteCatalog.rowIds(session, path);
    if (rowIds.isEmpty()) {
      return SqliteCatalog.hasRowIds(session, path)
          ? task.everything(this)
          : task.firstInsteadOfRandom(
              this, "", "a table without row ids offers no way to choose rows without a sort");
    }
    long span = task.corrected(rowIds.get().size());
    if (span <= wanted) {
      return task.everything(this);
    }
    return task.attempt() == 0 && KeyProbes.pays(span, wanted)
        ? KeyProbes.select(session, task, rowIds.get())
        : task.byChance(this, "(random() & 1048575) < 1048576 * " + Chance.of(wanted, span));
  }

  @Override
  public List<String> split(Session session, AssetDescriptor asset, int count) throws SQLException {
    Optional<KeyRanges.Span> rowIds =
        asset.type() == CatalogItemType.TABLE
            ? SqliteCatalog.rowIds(session, asset.path())
            : Optional.empty();
    return rowIds.isEmpty() ? List.of("") : KeyRanges.tokens(rowIds.get(), count);
  }

  @Override
  public Optional<String> mark(Session session, AssetDescriptor asset) throws SQLException {
    return asset.type() == CatalogItemType.TABLE
        ? SqliteFiles.mark(session).map(mark -> mark + ":" + Shape.of(asset))
        : Optional.empty();
  }
}
