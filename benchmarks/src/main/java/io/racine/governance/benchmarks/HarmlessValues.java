package io.racine.governance.benchmarks;

import io.racine.governance.spi.asset.LogicalType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** Values that are nobody's, and look like some that are: a kind, its names and its type. */
enum HarmlessValues {
  COUNTER(LogicalType.INTEGER, Set.of(), "id", "row_no", "seq", "line_no") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      return Long.toString(base % 900_000_000L + row);
    }
  },
  QUANTITY(LogicalType.INTEGER, Set.of(), "quantity", "stock", "units", "visits") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      return Integer.toString(random.nextInt(1, 120));
    }
  },
  MEASURE(LogicalType.INTEGER, Set.of(), "weight_g", "length_mm", "duration_ms", "views") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      return Integer.toString(random.nextInt(1000, 1_000_000));
    }
  },
  ORDER_NUMBER(LogicalType.TEXT, Set.of(), "order_no", "invoice_ref", "ticket", "batch") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      return digits(random, 6 + (int) (base % 11));
    }
  },
  EPOCH(LogicalType.INTEGER, Set.of("EPOCH_TIMESTAMP", "DATE_TIME"), "created_epoch", "ts") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      return (1_500_000_000L + random.nextInt(250_000_000)) + (base % 2 == 0 ? "" : "000");
    }
  },
  COMPACT_DATE(LogicalType.TEXT, Set.of("DATE_TIME"), "day_key", "valid_from", "load_date") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      return day(random).toString().replace("-", "");
    }
  },
  DAY(LogicalType.TEXT, Set.of("DATE_TIME"), "order_date", "shipped_on", "due_date") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      return day(random).toString();
    }
  },
  MOMENT(LogicalType.TIMESTAMP, Set.of("DATE_TIME"), "created_at", "updated_at") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      return Instant.ofEpochSecond(1_500_000_000L + random.nextInt(250_000_000)).toString();
    }
  },
  CODE(LogicalType.TEXT, Set.of(), "sku", "product_code", "part_no", "location_code") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      return letters(random, 2 + (int) (base % 2)) + "-" + digits(random, 4 + (int) (base % 4));
    }
  },
  TOKEN(LogicalType.TEXT, Set.of(), "reference", "slug", "booking_ref") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      String symbols = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
      StringBuilder token = new StringBuilder();
      for (int i = 0; i < 6 + base % 6; i++) {
        token.append(symbols.charAt(random.nextInt(symbols.length())));
      }
      return token.toString();
    }
  },
  PRICE(LogicalType.DECIMAL, Set.of("MONETARY_AMOUNT"), "price", "unit_price", "discount") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      return String.format(Locale.ROOT, "%.2f", random.nextDouble() * 500);
    }
  },
  RATIO(LogicalType.DECIMAL, Set.of(), "score", "ratio", "temperature") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      return String.format(Locale.ROOT, "%.4f", random.nextDouble() * 80);
    }
  },
  VERSION(LogicalType.TEXT, Set.of(), "version", "release", "firmware") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      return random.nextInt(12)
          + "."
          + random.nextInt(30)
          + "."
          + random.nextInt(200)
          + (base % 3 == 0 ? "." + random.nextInt(250) : "");
    }
  },
  STATUS(LogicalType.TEXT, Set.of(), "status", "category", "priority", "channel") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      return one(random, List.of("open", "closed", "pending", "shipped", "returned", "draft"));
    }
  },
  WORDS(LogicalType.TEXT, Set.of("FREE_TEXT"), "title", "product", "notes", "description") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      StringBuilder text = new StringBuilder(one(random, WORD_LIST));
      for (int i = 0; i < 1 + base % 7; i++) {
        text.append(' ').append(one(random, WORD_LIST));
      }
      return text.toString();
    }
  },
  HASH(LogicalType.TEXT, Set.of("HASH"), "checksum", "etag", "digest") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      String digest = hex(random, 16) + hex(random, 16);
      return base % 2 == 0 ? digest : digest + hex(random, 8);
    }
  },
  UNIQUE_ID(LogicalType.TEXT, Set.of("UUID"), "event_id", "trace_id", "guid") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      return hex(random, 8)
          + "-"
          + hex(random, 4)
          + "-4"
          + hex(random, 3)
          + "-a"
          + hex(random, 3)
          + "-"
          + hex(random, 12);
    }
  },
  FILE(LogicalType.TEXT, Set.of("FILENAME"), "file_name", "attachment", "path") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      return one(random, WORD_LIST) + "_" + random.nextInt(1000) + ".pdf";
    }
  },
  FLAG(LogicalType.TEXT, Set.of(), "is_active", "enabled", "deleted") {
    @Override
    String value(SplittableRandom random, int row, long base) {
      return base % 2 == 0 ? one(random, List.of("true", "false")) : one(random, List.of("Y", "N"));
    }
  };

  private static final List<String> WORD_LIST =
      List.of(
          "steel", "garden", "blue", "chair", "table", "lamp", "cable", "large", "wooden", "panel",
          "kit", "spare", "filter", "pump", "outdoor", "cover", "set", "basic", "holder", "deluxe");

  private final LogicalType type;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<String> answers;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> names;

  HarmlessValues(LogicalType type, Set<String> answers, String... names) {
    this.type = type;
    this.answers = Set.copyOf(answers);
    this.names = List.of(names);
  }

  /**
   * Returns a value.
   *
   * @param row the number of the row
   * @param base a number that is the same for all values of a column
   */
  abstract String value(SplittableRandom random, int row, long base);

  LogicalType type() {
    return type;
  }

  /** Returns the entities that are right answers. */
  Set<String> answers() {
    return answers;
  }

  List<String> names() {
    return names;
  }

  static <T> T one(SplittableRandom random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  static String digits(SplittableRandom random, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ((i == 0 ? '1' : '0') + random.nextInt(i == 0 ? 9 : 10)));
    }
    return digits.toString();
  }

  private static String letters(SplittableRandom random, int count) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append((char) ('A' + random.nextInt(26)));
    }
    return letters.toString();
  }

  private static String hex(SplittableRandom random, int count) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < count; i++) {
      hex.append(Character.forDigit(random.nextInt(16), 16));
    }
    return hex.toString();
  }

  private static LocalDate day(SplittableRandom random) {
    return LocalDate.of(2015, 1, 1).plusDays(random.nextInt(3600));
  }
}
