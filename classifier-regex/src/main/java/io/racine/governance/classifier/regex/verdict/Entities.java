package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.classifier.regex.rule.ValueKind;
import io.racine.governance.spi.classifier.EntityType;

/** The few entities that the engine itself knows by name. */
final class Entities {
  private Entities() {}

  /** Returns whether values of a kind are just what the entity is made of. */
  static boolean isItself(EntityType entity, ValueKind kind) {
    String name = entity.name();
    return switch (kind) {
      case COMPACT_DAY -> name.contains("DATE") || name.contains("BIRTH");
      case EPOCH -> name.contains("EPOCH") || name.contains("TIMESTAMP");
      case UUID -> name.equals("UUID");
      case ULID -> name.equals("ULID");
      case HEX_DIGEST -> name.contains("HASH") || name.contains("DIGEST");
      case PRODUCT_CODE -> name.contains("EAN") || name.contains("ISBN") || name.contains("UPC");
      case VERSION -> name.contains("VERSION");
      default -> false;
    };
  }
}
