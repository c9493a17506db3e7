package io.racine.governance.connector.mongo;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** Describes one index from the entry that the server has of it. */
final class IndexDescriber {
  private final String name;
  private final BsonDocument entry;
  private final Map<FieldPath, ColumnDescriptor> columns = new LinkedHashMap<>();
  private String kind = "";

  IndexDescriber(RawBsonDocument entry) {
    this.entry = entry;
    this.name = Answers.text(entry, "name").orElse("");
    Answers.document(entry, "key").ifPresent(this::addKey);
  }

  private void addKey(BsonDocument key) {
    for (Map.Entry<String, BsonValue> part : key.entrySet()) {
      String field = part.getKey();
      if (field.startsWith("_fts")) {
        // A text index names its fields apart.
        kind = "text";
        Answers.document(entry, "weights")
            .map(BsonDocument::keySet)
            .ifPresent(fields -> fields.forEach(each -> add(each, "text")));
      } else if (part.getValue().isString()) {
        kind = part.getValue().asString().getValue();
        add(field, kind);
      } else if (field.equals("$**") || field.endsWith(".$**")) {
        kind = "wildcard";
        add(field.length() > 4 ? field.substring(0, field.length() - 4) : "*", kind);
      } else {
        boolean down = part.getValue().isNumber() && part.getValue().asNumber().doubleValue() < 0;
        add(field, down ? "descending" : "ascending");
      }
    }
  }

  private void add(String dotted, String order) {
    FieldPath path = FieldNames.ofDotted(dotted);
    columns.putIfAbsent(
        path, ColumnDescriptor.builder(path, LogicalType.OTHER).attribute("order", order).build());
  }

  private boolean isOfId() {
    return name.equals("_id_");
  }

  private boolean isUnique() {
    return isOfId() || Answers.isTrue(entry, "unique");
  }

  /** Returns the key that the index makes of its fields, if it makes one. */
  Optional<KeyDescriptor> key() {
    List<FieldPath> paths = new ArrayList<>(columns.keySet());
    if (paths.isEmpty() || !isUnique()) {
      return Optional.empty();
    }
    return Optional.of(
        isOfId() ? KeyDescriptor.primary(name, paths) : KeyDescriptor.unique(name, paths));
  }

  AssetDescriptor describe(AssetPath table) {
    Collection<ColumnDescriptor> covered = columns.values();
    AssetDescriptor.Builder index =
        AssetDescriptor.builder(CatalogItemType.INDEX, table.child(name))
            .nativeKind(kind.isEmpty() ? "index" : kind + " index")
            .columns(List.copyOf(covered))
            .attribute("unique", Boolean.toString(isUnique()));
    for (String flag : List.of("sparse", "hidden")) {
      if (Answers.isTrue(entry, flag)) {
        index.attribute(flag, "true");
      }
    }
    Answers.number(entry, "expireAfterSeconds")
        .ifPresent(seconds -> index.attribute("ttl-seconds", Long.toString(seconds)));
    Answers.document(entry, "partialFilterExpression")
        .ifPresent(filter -> index.attribute("partial-filter", LiteralFreeText.of(filter)));
    Answers.text(entry, "collation", "locale")
        .ifPresent(locale -> index.attribute("collation", locale));
    return index.build();
  }

  boolean isNamed() {
    return !name.isEmpty();
  }

  String name() {
    return name;
  }
}
