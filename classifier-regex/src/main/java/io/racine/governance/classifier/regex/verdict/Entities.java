package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.classifier.regex.rule.ValueKind;
import io.racine.governance.spi.classifier.EntityType;
import java.util.Set;

/** The few entities that the engine itself knows by name. */
final class Entities {
  static final EntityType FIRST_NAME = EntityType.of("FIRST_NAME");
  static final EntityType LAST_NAME = EntityType.of("LAST_NAME");
  static final EntityType CREDIT_CARD = EntityType.of("CREDIT_CARD");
  static final Set<EntityType> CARD_COMPANIONS =
      Set.of(EntityType.of("CARD_CVV"), EntityType.of("CARD_EXPIRATION"));
  static final Set<EntityType> ADDRESS_PARTS =
      Set.of(
          EntityType.of("STREET_ADDRESS"),
          EntityType.of("CITY"),
          EntityType.of("STATE_PROVINCE"),
          EntityType.of("US_STATE"),
          EntityType.of("POSTAL_CODE"),
          EntityType.of("US_ZIP_CODE"),
          EntityType.of("COUNTRY"),
          EntityType.of("COUNTRY_CODE"));

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
