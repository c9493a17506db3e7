package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;

/**
 * How one column is selected and read.
 *
 * @param path the path its values are delivered under; repeated for an array
 * @param type what its values are
 * @param sql the expression to select
 * @param reader reads the selected cell
 * @param widestBytes about how many bytes a cell can take on the way here
 */
record CellPlan(FieldPath path, LogicalType type, String sql, CellReader reader, long widestBytes) {
  static CellPlan of(
      FieldPath path, LogicalType type, String sql, CellReader reader, long widestBytes) {
    return new CellPlan(path, type, sql, reader, widestBytes);
  }
}
