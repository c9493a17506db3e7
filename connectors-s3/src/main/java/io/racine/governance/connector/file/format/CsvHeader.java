package io.racine.governance.connector.file.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether the first record of a table names its columns, and how.
 *
 * <p>It does when each of its fields could be a name and something sets them apart from what stands
 * below: a column of numbers or dates, or of codes with digits, under a word, a way of writing, or
 * words that name columns everywhere. When in doubt it does not: a row taken for names would put
 * values where names belong.
 */
final class CsvHeader {
  private static final int LONGEST_NAME = 128;

  /** That the first of so many values is the only one without a digit is chance once in twenty. */
  private static final int LEAST_CODES = 20;

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_#$@][\\p{L}\\p{M}\\p{N} _.\\-/()#$%&:\\[\\]°€?*+']*");
  private static final Pattern ADDRESS = Pattern.compile(".*[^\\s]@[^\\s].*|\\w+://.*");
  private static final Pattern DATA =
      Pattern.compile("[-+(]?[\\d.,:/ \\-]*\\d[\\d.,:/TZ+\\- ]*[%)]?|(?i:true|false|null|nan)");
  private static final Pattern LOWER_NAME = Pattern.compile("[a-z][a-z0-9]*([_.\\-][a-z0-9]+)*");
  private static final Pattern UPPER_NAME = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
  private static final Pattern CAMEL_NAME = Pattern.compile("[a-z]+([A-Z][a-z0-9]+)+");
  private static final Pattern SPLIT = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  /** Words of column names in several languages; a field that holds one is rarely a value. */
  private static final Set<String> WORDS =
      Set.of(
          ("id key code name first last middle given family full user customer client account email"
                  + " mail phone mobile fax tel address street city town zip postal postcode state"
                  + " country region date time created updated birth birthday dob gender sex age"
                  + " amount price total quantity currency status type number no nr value count"
                  + " description comment note url ip iban bic card ssn tax title company"
                  + " department salary latitude longitude lat lon vorname nachname strasse straße"
                  + " ort plz land geburtsdatum telefon betrag datum nom prenom prénom adresse ville"
                  + " pays nombre apellido apellidos direccion dirección ciudad fecha telefono"
                  + " teléfono cognome indirizzo citta città nome sobrenome endereco cidade naam"
                  + " voornaam achternaam straat plaats kunde kundennummer")
              .split(" "));

  private final boolean present;
  private final List<String> names;

  private CsvHeader(boolean present, List<String> names) {
    this.present = present;
    this.names = List.copyOf(names);
  }

  static CsvHeader of(CsvDialect dialect) {
    List<List<String>> records = dialect.records();
    if (records.isEmpty()) {
      return new CsvHeader(false, List.of());
    }
    List<String> first = records.get(0);
    boolean present = isHeader(first, records.subList(1, records.size()));
    int columns = present ? Math.max(first.size(), dialect.fields()) : dialect.fields();
    List<String> given = present ? first : List.of();
    return new CsvHeader(present, UniqueNames.of(given, columns));
  }

  boolean isPresent() {
    return present;
  }

  /** Returns the names, each once. */
  List<String> names() {
    return names;
  }

  private static boolean isHeader(List<String> first, List<List<String>> rest) {
    int named = 0;
    Set<String> distinct = new HashSet<>();
    for (String field : first) {
      String name = field.strip();
      if (name.isEmpty()) {
        continue;
      }
      if (name.length() > LONGEST_NAME
          || !NAME.matcher(name).matches()
          || ADDRESS.matcher(name).matches()
          || DATA.matcher(name).matches()) {
        return false;
      }
      named++;
      distinct.add(name);
    }
    // Some empty names and some that occur twice are usual, most are not.
    if (named * 2 < first.size() || distinct.size() * 2 < named || named == 0) {
      return false;
    }
    return hasDataBelow(first, rest)
        || hasCodesBelow(first, rest)
        || isWrittenLikeNames(first, rest)
        || hasNameWords(first);
  }

  /** Whether some column holds numbers or dates under a word. */
  private static boolean hasDataBelow(List<String> first, List<List<String>> rest) {
    for (int column = 0; column < first.size(); column++) {
      List<String> fields = filled(rest, column);
      long data = fields.stream().filter(CsvHeader::isData).count();
      if (!fields.isEmpty() && data * 10 >= fields.size() * 9L) {
        return true;
      }
    }
    return false;
  }

  private static boolean isData(String field) {
    return DATA.matcher(field).matches() || ADDRESS.matcher(field).matches();
  }

  /**
   * Whether every field of some column has a digit but the first. Were that one a value like the
   * others, it would be the only one of so many without a digit, and just the one at the top.
   */
  private static boolean hasCodesBelow(List<String> first, List<List<String>> rest) {
    for (int column = 0; column < first.size(); column++) {
      List<String> fields = filled(rest, column);
      if (fields.size() >= LEAST_CODES
          && !hasDigit(first.get(column))
          && fields.stream().allMatch(CsvHeader::hasDigit)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> filled(List<List<String>> records, int column) {
    return records.stream()
        .filter(record -> column < record.size())
        .map(record -> record.get(column).strip())
        .filter(field -> !field.isEmpty())
        .toList();
  }

  private static boolean hasDigit(String field) {
    return field.chars().anyMatch(Character::isDigit);
  }

  private static boolean isWrittenLikeNames(List<String> first, List<List<String>> rest) {
    for (Pattern form : List.of(LOWER_NAME, UPPER_NAME, CAMEL_NAME)) {
      long above = first.stream().filter(field -> form.matcher(field.strip()).matches()).count();
      if (above * 10 < first.size() * 9L) {
        continue;
      }
      long fields = 0;
      long alike = 0;
      for (List<String> record : rest) {
        fields += record.size();
        alike += record.stream().filter(field -> form.matcher(field.strip()).matches()).count();
      }
      return fields > 0 && alike * 2 < fields;
    }
    return false;
  }

  private static boolean hasNameWords(List<String> first) {
    long known = first.stream().filter(CsvHeader::hasNameWord).count();
    return known * 2 >= first.size();
  }

  private static boolean hasNameWord(String field) {
    return SPLIT
        .splitAsStream(field.strip())
        .anyMatch(word -> WORDS.contains(word.toLowerCase(Locale.ROOT)));
  }

  /**
   * Returns what a file for one program says of itself in its first line, such as its delimiter.
   */
  static Optional<Character> declaredDelimiter(String text) {
    boolean declared =
        text.length() > 5
            && text.regionMatches(true, 0, "sep=", 0, 4)
            && (text.charAt(5) == '\r' || text.charAt(5) == '\n');
    return declared ? Optional.of(text.charAt(4)) : Optional.empty();
  }

  @Override
  public String toString() {
    return new ArrayList<>(names).size() + " names";
  }
}
