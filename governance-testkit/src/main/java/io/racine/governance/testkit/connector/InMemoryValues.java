package io.racine.governance.testkit.connector;

import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns what a test writes into a row into what a connector delivers. */
final class InMemoryValues {
  private InMemoryValues() {}

  /** Returns canonical text, {@code byte[]}, a list of elements, or null. */
  static @Nullable Object canonical(@Nullable Object value) {
    if (value == null || value instanceof byte[]) {
      return value;
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof Double || value instanceof Float) {
      return new BigDecimal(value.toString()).toPlainString();
    }
    if (value instanceof CharSequence
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof UUID
        || value instanceof TemporalAccessor) {
      return value.toString();
    }
    if (value instanceof Iterable<?> elements) {
      var texts = new ArrayList<@Nullable Object>();
      elements.forEach(element -> texts.add(canonical(element)));
      return texts;
    }
    throw new IllegalArgumentException(
        "A row can hold texts, numbers, booleans, dates, UUIDs, byte[], lists and null, but not a "
            + value.getClass().getName());
  }

  /** Returns the size of a canonical value as {@code ReadRequest.maxBytes} counts it. */
  static long bytes(@Nullable Object value) {
    if (value == null) {
      return 0;
    }
    if (value instanceof byte[] binary) {
      return binary.length;
    }
    if (value instanceof Iterable<?> elements) {
      long sum = 0;
      for (Object element : elements) {
        sum += bytes(element);
      }
      return sum;
    }
    return 2L * value.toString().length();
  }
}
