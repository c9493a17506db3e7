package io.racine.governance.examples.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Somebody who does not exist.
 *
 * @param email at a domain that RFC 2606 reserves for examples
 * @param phone in a range reserved for fiction
 */
record Person(String firstName, String lastName, String email, String phone, LocalDate born) {
  private static final List<String> FIRST =
      List.of(
          "Alice",
          "Amara",
          "Andrew",
          "Anna",
          "Benjamin",
          "Carlos",
          "Catherine",
          "Charlotte",
          "Chiara",
          "Daniel",
          "David",
          "Elena",
          "Elizabeth",
          "Emily",
          "Emma",
          "Fatima",
          "Francesca",
          "George",
          "Hannah",
          "Helen",
          "Henry",
          "Ingrid",
          "Isabella",
          "Jack",
          "James",
          "Jan",
          "Jennifer",
          "Johannes",
          "John",
          "Jonas",
          "Joseph",
          "Julia",
          "Karen",
          "Kevin",
          "Laura",
          "Lena",
          "Linda",
          "Lucas",
          "Lucia",
          "Marie",
          "Mark",
          "Martin",
          "Mary",
          "Matthew",
          "Michael",
          "Mohammed",
          "Nadia",
          "Nicole",
          "Oliver",
          "Olivia",
          "Patricia",
          "Paul",
          "Peter",
          "Rachel",
          "Robert",
          "Rosa",
          "Samuel",
          "Sarah",
          "Sofia",
          "Stephen",
          "Susan",
          "Thomas",
          "Victoria",
          "William",
          "Yasmin");

  private static final List<String> LAST =
      List.of(
          "Adams",
          "Ahmed",
          "Allen",
          "Anderson",
          "Bailey",
          "Baker",
          "Bauer",
          "Bell",
          "Bennett",
          "Brown",
          "Campbell",
          "Carter",
          "Clark",
          "Collins",
          "Cooper",
          "Davis",
          "Dubois",
          "Edwards",
          "Evans",
          "Fernandez",
          "Fischer",
          "Foster",
          "Garcia",
          "Gonzalez",
          "Gray",
          "Green",
          "Hall",
          "Harris",
          "Hernandez",
          "Hill",
          "Hoffmann",
          "Hughes",
          "Jackson",
          "Jansen",
          "Johnson",
          "Jones",
          "Kaur",
          "Kelly",
          "Khan",
          "Kim",
          "King",
          "Lee",
          "Lewis",
          "Lopez",
          "Martin",
          "Martinez",
          "Meyer",
          "Miller",
          "Mitchell",
          "Moore",
          "Morgan",
          "Moreau",
          "Murphy",
          "Nelson",
          "Nguyen",
          "Novak",
          "Parker",
          "Patel",
          "Phillips",
          "Rivera",
          "Roberts",
          "Robinson",
          "Rodriguez",
          "Rossi",
          "Schmidt",
          "Schneider",
          "Scott",
          "Silva",
          "Singh",
          "Smith",
          "Stewart",
          "Taylor",
          "Thomas",
          "Thompson",
          "Turner",
          "Walker",
          "Wang",
          "Watson",
          "Weber",
          "White",
          "Williams",
          "Wilson",
          "Wright",
          "Young");

  static Person of(Dice dice) {
    String first = dice.pick(FIRST);
    String last = dice.pick(LAST);
    String mailbox = (first + "." + last).toLowerCase(Locale.ROOT) + dice.between(1, 999);
    return new Person(
        first,
        last,
        mailbox + "@example." + dice.pick(List.of("com", "org", "net")),
        phone(dice),
        LocalDate.of(1940, 1, 1).plusDays(dice.between(0, 24_000)));
  }

  String fullName() {
    return firstName + " " + lastName;
  }

  private static String phone(Dice dice) {
    return switch (dice.between(0, 2)) {
      case 0 ->
          "+1 "
              + dice.pick(List.of("212", "312", "415", "617", "206", "305"))
              + "-555-01"
              + dice.digits(2);
      case 1 -> "+44 20 7946 0" + dice.digits(3);
      default -> "+49 30 23125" + dice.digits(3);
    };
  }
}
