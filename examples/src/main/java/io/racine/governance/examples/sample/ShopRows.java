package io.racine.governance.examples.sample;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows of the schema {@code shop}. */
final class ShopRows {
  static final int CUSTOMERS = 4_000;
  private static final int PRODUCTS = 600;
  private static final int ORDERS = 9_000;
  private static final int USERS = 1_500;
  private static final LocalDateTime OPENED = LocalDateTime.of(2019, 3, 1, 8, 0);
  private static final String BCRYPT =
      "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final Dice dice;
  private final TableFiller tables;

  ShopRows(Dice dice, TableFiller tables) {
    this.dice = dice;
    this.tables = tables;
  }

  void fill() throws SQLException {
    tables.fill("shop.customer", CUSTOMERS, this::customer);
    tables.fill("shop.address", CUSTOMERS + 1_000, this::address);
    tables.fill("shop.product", PRODUCTS, this::product);
    tables.fill("shop.orders", ORDERS, this::order);
    tables.fill("shop.order_item", ORDERS * 2, this::item);
    tables.fill("shop.payment_card", 3_000, this::card);
    tables.fill("shop.app_user", USERS, this::user);
    tables.fill("shop.web_session", 4_000, this::session);
  }

  private @Nullable Object[] customer(int id) {
    Person person = Person.of(dice);
    String profile =
        "{\"contact\": {\"email\": \""
            + person.email()
            + "\", \"phone\": \""
            + person.phone()
            + "\"}, \"preferences\": {\"theme\": \""
            + dice.pick(List.of("light", "dark"))
            + "\", \"items_per_page\": "
            + dice.pick(List.of("10", "25", "50"))
            + "}}";
    return new @Nullable Object[] {
      id,
      person.firstName(),
      person.lastName(),
      person.email(),
      dice.oneIn(8) ? null : person.phone(),
      dice.oneIn(5) ? null : person.born(),
      dice.between(0, 5_000),
      dice.oneIn(2),
      profile.getBytes(StandardCharsets.UTF_8),
      moment()
    };
  }

  private @Nullable Object[] address(int id) {
    Place place = Place.of(dice);
    return new @Nullable Object[] {
      id,
      dice.between(1, CUSTOMERS),
      place.street(),
      place.city(),
      place.state().isEmpty() ? null : place.state(),
      place.postalCode(),
      place.country(),
      dice.pick(List.of("billing", "delivery"))
    };
  }

  private @Nullable Object[] product(int id) {
    String material = dice.pick(List.of("Oak", "Steel", "Cotton", "Glass", "Bamboo", "Ceramic"));
    String thing = dice.pick(List.of("table", "lamp", "shelf", "bowl", "blanket", "chair", "vase"));
    return new @Nullable Object[] {
      id,
      thing.substring(0, 3).toUpperCase(Locale.ROOT) + "-" + (10_000 + id),
      CheckDigits.ean("40" + dice.digits(10)),
      material + " " + thing,
      dice.pick(List.of("kitchen", "living room", "bedroom", "garden")),
      dice.pick(List.of("natural", "black", "white", "red", "blue")),
      dice.between(300, 90_000) / 100.0,
      dice.between(50, 30_000),
      dice.between(0, 900),
      dice.between(1, 4) + "." + dice.between(0, 12) + "." + dice.between(0, 9),
      dice.hex(32)
    };
  }

  private @Nullable Object[] order(int id) {
    LocalDateTime ordered = moment();
    return new @Nullable Object[] {
      id,
      "SO-" + ordered.getYear() + "-" + (100_000 + id),
      dice.between(1, CUSTOMERS),
      dice.pick(List.of("open", "paid", "shipped", "returned")),
      dice.pick(List.of("EUR", "USD", "GBP")),
      dice.between(500, 200_000) / 100.0,
      ordered,
      dice.oneIn(6) ? null : ordered.toLocalDate().plusDays(dice.between(1, 9)),
      note()
    };
  }

  private @Nullable String note() {
    if (!dice.oneIn(3)) {
      return null;
    }
    return switch (dice.between(0, 3)) {
      case 0 -> "Leave the parcel with the neighbour on the " + dice.between(1, 5) + ". floor.";
      case 1 -> "Call " + Person.of(dice).phone() + " before delivery.";
      case 2 -> "Send the invoice to " + Person.of(dice).email() + " please, not by post.";
      default -> "Gift wrapping, card says: all the best for number " + dice.between(18, 90);
    };
  }

  private @Nullable Object[] item(int number) {
    return new @Nullable Object[] {
      (number + 1) / 2,
      2 - number % 2,
      dice.between(1, PRODUCTS),
      dice.between(1, 6),
      dice.between(300, 90_000) / 100.0,
      dice.pick(List.of(0.0, 5.0, 7.5, 10.0))
    };
  }

  private @Nullable Object[] card(int id) {
    // Prefixes that the card networks publish for tests.
    String prefix = dice.pick(List.of("411111", "424242", "555555", "510510"));
    return new @Nullable Object[] {
      id,
      dice.between(1, CUSTOMERS),
      CheckDigits.luhn(prefix + dice.digits(9)),
      Person.of(dice).fullName().toUpperCase(Locale.ROOT),
      String.format(Locale.ROOT, "%02d/%d", dice.between(1, 12), dice.between(27, 32)),
      prefix.startsWith("4") ? "visa" : "mastercard"
    };
  }

  private @Nullable Object[] user(int id) {
    Person person = Person.of(dice);
    return new @Nullable Object[] {
      id,
      person.firstName().charAt(0) + person.lastName().toLowerCase(Locale.ROOT) + id,
      "$2a$10$" + dice.text(53, BCRYPT),
      ip(),
      dice.between(0, 4),
      dice.pick(List.of("buyer", "seller", "support"))
    };
  }

  private @Nullable Object[] session(int id) {
    return new @Nullable Object[] {
      dice.uuid(),
      dice.between(1, USERS),
      token("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
          + "."
          + token("{\"sub\":\"" + dice.between(1, USERS) + "\",\"jti\":\"" + dice.hex(12) + "\"}")
          + "."
          + dice.text(43, BCRYPT.substring(2)),
      ip(),
      "Mozilla/5.0 (" + dice.pick(List.of("X11; Linux", "Macintosh", "Windows NT 10.0")) + ")",
      dice.between(1, 80),
      1_700_000_000_000L + id * 61_000L + dice.between(0, 60_000)
    };
  }

  private String ip() {
    // The three networks that RFC 5737 reserves for documentation.
    return dice.pick(List.of("192.0.2.", "198.51.100.", "203.0.113.")) + dice.between(1, 254);
  }

  private LocalDateTime moment() {
    return OPENED.plusMinutes(dice.between(0, 3_000_000)).plusSeconds(dice.between(0, 59));
  }

  private static String token(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
