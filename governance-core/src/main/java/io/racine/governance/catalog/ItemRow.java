package io.racine.governance.catalog;

import io.racine.governance.datasource.DataSourceId;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.store.ContentHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An item as a scan writes it. */
record ItemRow(
    OrganizationId organization,
    DataSourceId source,
    @Nullable CatalogItemId parent,
    CatalogItemType type,
    String name,
    AssetPath path,
    @Nullable FieldPath column,
    SourceFacts facts,
    long scan,
    Instant now) {
  static ItemRow of(
      OrganizationId organization,
      DataSourceId source,
      @Nullable CatalogItemId parent,
      AssetDescriptor asset,
      long scan,
      Instant now) {
    return new ItemRow(
        organization,
        source,
        parent,
        asset.type(),
        asset.path().name(),
        asset.path(),
        null,
        new SourceFacts(
            0,
            asset.nativeKind(),
            "",
            null,
            null,
            false,
            asset.comment().orElse(null),
            asset.definition().map(DefinitionText::withoutLiterals).orElse(null),
            AssetAttributes.of(asset),
            asset.rowEstimate().isPresent() ? asset.rowEstimate().getAsLong() : null,
            asset.sizeInBytes().isPresent() ? asset.sizeInBytes().getAsLong() : null),
        scan,
        now);
  }

  static ItemRow of(ItemRow table, CatalogItemId tableId, ColumnDescriptor column, int position) {
    return new ItemRow(
        table.organization,
        table.source,
        tableId,
        CatalogItemType.COLUMN,
        column.name(),
        table.path,
        column.path(),
        new SourceFacts(
            position,
            "",
            column.nativeType(),
            column.logicalType(),
            column.nullable().orElse(null),
            column.isKey(),
            column.comment().orElse(null),
            null,
            column.attributes(),
            null,
            null),
        table.scan,
        table.now);
  }

  /** Returns what makes the item unique within its source. */
  String hash() {
    return hash(type, path, column);
  }

  static String hash(CatalogItemType type, AssetPath path, @Nullable FieldPath column) {
    // No name can hold the separator unquoted, so two items never share a text.
    String text = type + "\n" + path + "\n" + (column == null ? "" : column);
    return ContentHash.of(text);
  }
}
