package io.racine.governance.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * JSON as the stores keep it: sorted keys, so that equal content is equal text. Not API; may change
 * in any release.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class JsonText {
  private static final ErrorCode UNREADABLE = ErrorCode.of("store.unreadable", ErrorKind.STORE);
  private static final ObjectMapper MAPPER =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
  private static final TypeReference<TreeMap<String, String>> MAP = new TypeReference<>() {};

  private JsonText() {}

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write " + value.getClass().getName(), e);
    }
  }

  public static Map<String, String> readMap(String text) {
    try {
      return MAPPER.readValue(text, MAP);
    } catch (JsonProcessingException e) {
      throw unreadable();
    }
  }

  public static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw unreadable();
    }
  }

  /** Reads what a row must hold; anything else than that is not passed over. */
  public static <T> T read(String text, Function<JsonNode, T> reader) {
    try {
      return reader.apply(read(text));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw unreadable();
    }
  }

  /** Returns a list of texts that a row must hold. */
  public static List<String> texts(JsonNode array) {
    if (!array.isArray()) {
      throw unreadable();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array) {
      if (!element.isTextual()) {
        throw unreadable();
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  private static GovernanceException unreadable() {
    // Jackson's message quotes the text, so it is not passed on.
    return new GovernanceException(
        UNREADABLE, "A row of the store holds text that is not the JSON this release writes.");
  }
}
