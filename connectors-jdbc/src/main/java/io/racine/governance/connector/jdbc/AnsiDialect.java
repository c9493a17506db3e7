package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;

/** Any database, by what every JDBC driver can do. */
final class AnsiDialect implements Dialect {
  @Override
  public Catalog catalog() {
    return new MetaDataCatalog();
  }

  @Override
  public String qualified(Session session, AssetPath path) throws SQLException {
    DatabaseMetaData metaData = session.connection().getMetaData();
    List<String> names = path.names();
    boolean schemas = metaData.supportsSchemasInDataManipulation();
    if (names.size() > 2 || (names.size() == 2 && !schemas)) {
      // The outermost name is a catalog, which not every database lets a query name.
      if (!metaData.supportsCatalogsInDataManipulation()
          || !".".equals(metaData.getCatalogSeparator())
          || !metaData.isCatalogAtStart()) {
        names = names.subList(1, names.size());
      }
    }
    return session.names().qualified(names);
  }

  @Override
  public String limit(long rows) {
    // Databases disagree on how to say it; the statement's own limit does without words.
    return "";
  }

  @Override
  public CellPlan cell(ColumnDescriptor column, String sql, int maxChars) {
    FieldPath path = column.path();
    LogicalType type = column.logicalType();
    String jdbcType = column.attributes().getOrDefault(MetaDataCatalog.JDBC_TYPE, "");
    if (type == LogicalType.ARRAY) {
      return CellPlan.of(
          path.root().elements(),
          LogicalType.OTHER,
          sql,
          CellReader.array(CanonicalText::same),
          2L * maxChars);
    }
    return switch (type) {
      case BINARY ->
          CellPlan.of(
              path, type, sql, jdbcType.equals("BLOB") ? CellReader.BLOB : CellReader.BYTES, 4_096);
      case BOOLEAN -> CellPlan.of(path, type, sql, CellReader.canonical(CanonicalText::truth), 8);
      case DECIMAL, FLOAT ->
          CellPlan.of(path, type, sql, CellReader.canonical(CanonicalText::number), 64);
      case TIMESTAMP ->
          CellPlan.of(path, type, sql, CellReader.canonical(CanonicalText::timestamp), 64);
      case UUID -> CellPlan.of(path, type, sql, CellReader.canonical(CanonicalText::lower), 64);
      default ->
          CellPlan.of(
              path,
              type,
              sql,
              jdbcType.endsWith("CLOB") ? CellReader.CLOB : CellReader.TEXT,
              2L * column.size().orElse(maxChars));
    };
  }
}
