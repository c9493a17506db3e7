package io.racine.governance.examples.sample;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows of the schema {@code clinic}. */
final class ClinicRows {
  private static final int PATIENTS = 3_000;
  private static final int VISITS = 6_000;
  private static final LocalDate OPENED = LocalDate.of(2018, 1, 2);
  private static final List<String> DIAGNOSES =
      List.of(
          "A09",
          "B34.9",
          "C50.911",
          "D64.9",
          "E03.9",
          "E11.9",
          "E11.65",
          "E66.9",
          "E78.5",
          "F32.9",
          "F41.1",
          "G43.909",
          "G47.33",
          "H66.90",
          "I10",
          "I25.10",
          "I48.91",
          "J02.9",
          "J06.9",
          "J18.9",
          "J30.9",
          "J45.909",
          "K21.9",
          "K59.00",
          "L30.9",
          "M17.11",
          "M25.561",
          "M54.5",
          "N18.3",
          "N39.0",
          "R05",
          "R07.9",
          "R10.9",
          "R51",
          "S93.401A",
          "T78.40XA",
          "Z00.00");

  private final Dice dice;
  private final TableFiller tables;

  ClinicRows(Dice dice, TableFiller tables) {
    this.dice = dice;
    this.tables = tables;
  }

  void fill() throws SQLException {
    tables.fill("clinic.patient", PATIENTS, this::patient);
    tables.fill("clinic.visit", VISITS, this::visit);
    tables.fill("clinic.prescription", 4_000, this::prescription);
    tables.fill("clinic.insurance", 2_500, this::insurance);
  }

  private @Nullable Object[] patient(int id) {
    Person person = Person.of(dice);
    boolean american = dice.oneIn(2);
    // 999 is the range that the NHS keeps for tests.
    String nhs = CheckDigits.nhs("999" + dice.digits(6));
    return new @Nullable Object[] {
      id,
      person.fullName(),
      person.born().toString(),
      american ? ssn() : null,
      american || nhs.isEmpty() ? null : nhs,
      person.phone(),
      dice.pick(List.of("A+", "A-", "B+", "B-", "AB+", "AB-", "O+", "O-")),
      OPENED.plusDays(dice.between(0, 2_400))
    };
  }

  /** Of the right form only: no part is all zeros, and the area was in use before 2011. */
  private String ssn() {
    return String.format(
        Locale.ROOT,
        "%03d-%02d-%04d",
        dice.between(1, 665),
        dice.between(1, 99),
        dice.between(1, 9_999));
  }

  private @Nullable Object[] visit(int id) {
    return new @Nullable Object[] {
      id,
      dice.between(1, PATIENTS),
      OPENED.plusDays(dice.between(0, 2_400)).atTime(dice.between(7, 18), 5 * dice.between(0, 11)),
      dice.pick(DIAGNOSES),
      dice.pick(List.of("north", "south", "day care", "emergency")),
      dice.between(5, 90),
      note()
    };
  }

  private @Nullable String note() {
    return switch (dice.between(0, 5)) {
      case 0 -> null;
      case 1 -> "Slept well, no fever since the morning, appetite is back to normal.";
      case 2 -> "Reports mild pain after walking. Next check in " + dice.between(2, 8) + " weeks.";
      case 3 -> "Results go to " + Person.of(dice).email() + ", the patient agreed to that.";
      case 4 -> "Relatives can be reached at " + Person.of(dice).phone() + " in the evening.";
      default -> "Blood pressure " + dice.between(100, 150) + "/" + dice.between(60, 95) + ".";
    };
  }

  private @Nullable Object[] prescription(int id) {
    return new @Nullable Object[] {
      id,
      dice.between(1, VISITS),
      CheckDigits.npi("1" + dice.digits(8)),
      dice.pick(List.of(5, 10, 20, 50, 100, 250, 500)),
      dice.between(1, 4),
      dice.between(0, 6)
    };
  }

  private @Nullable Object[] insurance(int id) {
    return new @Nullable Object[] {
      id,
      dice.between(1, PATIENTS),
      dice.pick(List.of("Example Mutual", "Sample Health", "Test Life")),
      dice.oneIn(4) ? null : Person.of(dice).email(),
      CheckDigits.iban("GB", "NWBK601613" + dice.digits(8)),
      LocalDate.of(2027, 1, 1).plusMonths(dice.between(0, 60)).minusDays(1),
      dice.pick(List.of(0, 10, 20))
    };
  }
}
