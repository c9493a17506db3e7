package io.racine.governance.examples.sample;

import java.util.List;

/** A made-up address in a real city; the state is empty where nobody writes one. */
record Place(String street, String city, String state, String postalCode, String country) {
  private static final List<String> AMERICAN =
      List.of("Maple", "Oak", "Cedar", "Washington", "Lincoln", "Park", "Hill", "Lake", "Church");
  private static final List<List<String>> AMERICAN_CITIES =
      List.of(
          List.of("Springfield", "Illinois", "627"),
          List.of("Portland", "Oregon", "972"),
          List.of("Austin", "Texas", "787"),
          List.of("Boston", "Massachusetts", "021"),
          List.of("Denver", "Colorado", "802"),
          List.of("Seattle", "Washington", "981"),
          List.of("Columbus", "Ohio", "432"));
  private static final List<List<String>> GERMAN_CITIES =
      List.of(
          List.of("Berlin", "10"),
          List.of("Hamburg", "20"),
          List.of("Köln", "50"),
          List.of("Leipzig", "04"),
          List.of("Stuttgart", "70"));
  private static final List<String> GERMAN =
      List.of("Hauptstraße", "Gartenweg", "Bahnhofstraße", "Lindenallee", "Schillerstraße");
  private static final List<List<String>> BRITISH_CITIES =
      List.of(
          List.of("London", "SW1A"),
          List.of("Manchester", "M1"),
          List.of("Leeds", "LS2"),
          List.of("Bristol", "BS1"),
          List.of("Edinburgh", "EH1"));
  private static final List<String> BRITISH =
      List.of("High Street", "Station Road", "Church Lane", "Victoria Road", "Mill Lane");

  static Place of(Dice dice) {
    return switch (dice.between(0, 3)) {
      case 0 -> {
        List<String> city = dice.pick(GERMAN_CITIES);
        yield new Place(
            dice.pick(GERMAN) + " " + dice.between(1, 180),
            city.get(0),
            "",
            city.get(1) + dice.digits(3),
            "Germany");
      }
      case 1 -> {
        List<String> city = dice.pick(BRITISH_CITIES);
        yield new Place(
            dice.between(1, 220) + " " + dice.pick(BRITISH),
            city.get(0),
            "",
            city.get(1) + " " + dice.between(1, 9) + dice.text(2, "ABDEFGHJLNPQRSTUWXYZ"),
            "United Kingdom");
      }
      default -> {
        List<String> city = dice.pick(AMERICAN_CITIES);
        yield new Place(
            dice.between(10, 9_999)
                + " "
                + dice.pick(AMERICAN)
                + " "
                + dice.pick(List.of("Street", "Avenue", "Road", "Drive", "Lane")),
            city.get(0),
            city.get(1),
            city.get(2) + dice.digits(2),
            "United States");
      }
    };
  }
}
