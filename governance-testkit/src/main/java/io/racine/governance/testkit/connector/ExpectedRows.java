package io.racine.governance.testkit.connector;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.AssetPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a full read of one table must give, in any order.
 *
 * <pre>{@code
 * ExpectedRows.of(AssetPath.of("shop", "customer"))
 *     .row(1, "ada@example.com", null)
 *     .row(2, "bob@example.com", new byte[16])
 * }</pre>
 *
 * <p>A text stands for itself; numbers, booleans, dates and UUIDs for their canonical text; {@code
 * byte[]} for a binary value of that length; a list for the elements of a repeated column.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public final class ExpectedRows {
  private final AssetPath table;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  private ExpectedRows(AssetPath table) {
    this.table = requireNonNull(table, "table");
  }

  public static ExpectedRows of(AssetPath table) {
    return new ExpectedRows(table);
  }

  /** Adds a row, with one value per column. */
  public ExpectedRows row(@Nullable Object... values) {
    List<@Nullable Object> row = new ArrayList<>();
    for (Object value : Arrays.asList(values)) {
      Object canonical = InMemoryValues.canonical(value);
      row.add(canonical instanceof byte[] bytes ? new BinaryLength(bytes.length) : canonical);
    }
    rows.add(Collections.unmodifiableList(row));
    return this;
  }

  public AssetPath table() {
    return table;
  }

  List<List<@Nullable Object>> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** Returns the table and how many rows. */
  @Override
  public String toString() {
    return rows.size() + " rows of " + table;
  }
}
