package io.racine.governance.connector.redis;

import io.racine.governance.spi.asset.ColumnDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which fields hashes or entries have in common.
 *
 * <p>A field becomes a column when it looks like a name and many have it: the fields of a hash may
 * as well be values, such as the names of those who are in a room.
 */
final class SampledFields {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_$@][\\p{L}\\p{N}_$@ .:/-]{0,59}");
  private static final Pattern MANY_DIGITS = Pattern.compile(".*\\d\\D*\\d\\D*\\d.*");

  /** Of fewer hashes it cannot be said what they have in common. */
  private static final int LEAST_SHARED = 3;

  private static final int SHARED_BY_ONE_OF = 5;
  private static final int ONE_OF_OTHERS = 10;
  private static final int MOST_FIELDS = 1_000;

  private static final class Field {
    private final SampledValues values = new SampledValues();
    private long count;
  }

  private final Map<String, Field> fields = new TreeMap<>();
  private long hashes;
  private long all;

  void beginHash() {
    hashes++;
  }

  void add(byte[] name, byte[] value) {
    all++;
    String text = Bytes.text(name);
    if (text == null || !looksLikeName(text)) {
      return;
    }
    Field field = fields.get(text);
    if (field == null && fields.size() < MOST_FIELDS) {
      field = new Field();
      fields.put(text, field);
    }
    if (field != null) {
      field.count++;
      field.values.add(value, false);
    }
  }

  private static boolean looksLikeName(String text) {
    return NAME.matcher(text).matches()
        && (text.indexOf('@') <= 0)
        && !MANY_DIGITS.matcher(text).matches();
  }

  /** Returns the columns, or nothing when fields are rather values. */
  Optional<List<ColumnDescriptor>> columns(String nativeType) {
    long least = Math.max(LEAST_SHARED, (hashes + SHARED_BY_ONE_OF - 1) / SHARED_BY_ONE_OF);
    List<Map.Entry<String, Field>> shared =
        fields.entrySet().stream().filter(field -> field.getValue().count >= least).toList();
    long in = shared.stream().mapToLong(field -> field.getValue().count).sum();
    if (shared.isEmpty() || (all - in) * ONE_OF_OTHERS > all) {
      return Optional.empty();
    }
    return Optional.of(
        shared.stream()
            .map(
                field ->
                    ValueColumns.column(
                        ValueColumns.ofField(field.getKey()),
                        field.getValue().values.type(),
                        nativeType,
                        false))
            .toList());
  }
}
