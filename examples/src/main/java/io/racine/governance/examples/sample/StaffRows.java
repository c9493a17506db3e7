package io.racine.governance.examples.sample;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows of the schema {@code staff}. */
final class StaffRows {
  private final Dice dice;
  private final TableFiller tables;

  StaffRows(Dice dice, TableFiller tables) {
    this.dice = dice;
    this.tables = tables;
  }

  void fill() throws SQLException {
    tables.fill("staff.employee", 400, this::employee);
    tables.fill("staff.audit_log", 8_000, this::audit);
    tables.fill("staff.api_client", 60, this::client);
  }

  private @Nullable Object[] employee(int id) {
    Person person = Person.of(dice);
    return new @Nullable Object[] {
      id,
      person.firstName(),
      person.lastName(),
      (person.firstName() + "." + person.lastName()).toLowerCase(Locale.ROOT) + id + "@example.com",
      LocalDate.of(1958, 1, 1).plusDays(dice.between(0, 16_000)),
      dice.oneIn(3) ? null : person.phone(),
      // The form of an ITIN: 9, and 70 to 88 in the middle.
      "9" + dice.digits(2) + "-" + dice.between(70, 88) + "-" + dice.digits(4),
      CheckDigits.iban("DE", "37040044" + dice.digits(10)),
      mac(),
      dice.pick(List.of("sales", "warehouse", "nursing", "finance", "it")),
      dice.between(1, 9),
      LocalDate.of(2005, 1, 3).plusDays(dice.between(0, 7_000))
    };
  }

  private String mac() {
    // 00-00-5E-00-53 is reserved for documentation (RFC 7042).
    return "00:00:5E:00:53:" + dice.hex(2).toUpperCase(Locale.ROOT);
  }

  private @Nullable Object[] audit(int id) {
    return new @Nullable Object[] {
      (long) id,
      1_600_000_000L + id * 977L + dice.between(0, 900),
      dice.pick(List.of("login", "logout", "export", "record.read", "record.update")),
      dice.uuid(),
      dice.pick(List.of("192.0.2.", "198.51.100.", "203.0.113.")) + dice.between(1, 254),
      dice.between(1, 4_000),
      dice.pick(List.of(200, 201, 204, 302, 400, 403, 404, 500)),
      dice.between(2, 5) + "." + dice.between(0, 20) + "." + dice.between(0, 9)
    };
  }

  private @Nullable Object[] client(int id) {
    return new @Nullable Object[] {
      id,
      dice.pick(List.of("billing", "portal", "mobile", "lab", "stock")) + "-" + id,
      "AKIA" + dice.text(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
      "https://client" + id + ".example.com/callback",
      "postgresql://app" + id + ":" + dice.hex(14) + "@db.example.com:5432/orders",
      dice.pick(List.of(60, 120, 600))
    };
  }
}
