package io.racine.governance.catalog;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.GrantDescriptor;
import io.racine.governance.spi.asset.KeyDescriptor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An asset's keys, grants and index columns as attributes, beside those its connector gave. */
final class AssetAttributes {
  private AssetAttributes() {}

  static Map<String, String> of(AssetDescriptor asset) {
    var attributes = new TreeMap<>(asset.attributes());
    int number = 0;
    for (KeyDescriptor key : asset.keys()) {
      String kind = key.kind().name().toLowerCase(Locale.ROOT);
      String name =
          key.kind() == KeyDescriptor.Kind.PRIMARY ? "key.primary" : "key." + kind + "." + number++;
      String columns = columns(key.columns());
      attributes.put(
          name,
          key.findTarget()
              .map(target -> columns + " -> " + target + " " + columns(key.targetColumns()))
              .orElse(columns));
    }
    int grants = 0;
    for (GrantDescriptor grant : asset.grants()) {
      attributes.put(
          "grant." + grants++,
          grant.privilege()
              + " to "
              + grant.principal()
              + grant.findVia().map(role -> " via " + role).orElse(""));
    }
    if (asset.type() == CatalogItemType.INDEX && !asset.columns().isEmpty()) {
      attributes.put(
          "columns", columns(asset.columns().stream().map(ColumnDescriptor::path).toList()));
    }
    return attributes;
  }

  private static String columns(List<FieldPath> paths) {
    return paths.stream().map(FieldPath::toString).collect(Collectors.joining(", ", "(", ")"));
  }
}
