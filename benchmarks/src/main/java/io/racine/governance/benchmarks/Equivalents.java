package io.racine.governance.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which answers count for a label besides the label itself; {@code *_NATIONAL_ID} stands for any.
 */
final class Equivalents {
  private final Map<String, List<String>> answers = new HashMap<>();

  private Equivalents() {}

  static Equivalents read(Optional<Path> file) throws IOException {
    Equivalents equivalents = new Equivalents();
    if (file.isPresent()) {
      JsonNode root = new JsonMapper().readTree(file.get().toFile());
      root.properties()
          .forEach(
              field -> {
                if (field.getValue().isArray()) {
                  List<String> list = new ArrayList<>();
                  field.getValue().forEach(answer -> list.add(answer.asText()));
                  equivalents.answers.put(field.getKey(), list);
                }
              });
    }
    return equivalents;
  }

  /** Returns whether one of these entities would be an answer that counts for the label. */
  boolean isAnswered(String label, Set<String> entities) {
    return entities.stream().anyMatch(entity -> counts(label, entity));
  }

  boolean counts(String label, String answer) {
    if (label.equals(answer)) {
      return true;
    }
    for (String pattern : answers.getOrDefault(label, List.of())) {
      if (pattern.startsWith("*")
          ? answer.endsWith(pattern.substring(1))
          : pattern.equals(answer)) {
        return true;
      }
    }
    return false;
  }
}
