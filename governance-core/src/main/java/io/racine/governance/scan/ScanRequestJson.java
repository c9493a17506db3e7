package io.racine.governance.scan;

import com.fasterxml.jackson.databind.JsonNode;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.store.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scan requests as the store keeps them, so that a scan can be resumed as it was asked for. */
final class ScanRequestJson {
  private ScanRequestJson() {}

  static String write(ScanRequest request) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", request.name());
    fields.put("type", request.type().name());
    fields.put("include", request.filter().includes());
    fields.put("exclude", request.filter().excludes());
    fields.put("sampling", sampling(request.sampling()));
    fields.put("parallelism", request.parallelism());
    fields.put("assetTimeLimit", request.assetTimeLimit().toString());
    return JsonText.write(fields);
  }

  static Map<String, Object> sampling(Sampling sampling) {
    return Map.of(
        "mode", sampling.mode().name(),
        "maxRows", sampling.maxRows(),
        "maxBytes", sampling.maxBytes(),
        "maxValueChars", sampling.maxValueChars());
  }

  static ScanRequest read(String dataSource, String text) {
    JsonNode node = JsonText.read(text);
    JsonNode sampling = node.path("sampling");
    ScanRequest.Builder request =
        ScanRequest.builder(dataSource)
            .name(node.path("name").asText())
            .include(texts(node.path("include")).toArray(String[]::new))
            .exclude(texts(node.path("exclude")).toArray(String[]::new))
            .sampling(
                new Sampling(
                    ReadMode.valueOf(sampling.path("mode").asText()),
                    sampling.path("maxRows").asLong(),
                    sampling.path("maxBytes").asLong(),
                    sampling.path("maxValueChars").asInt()))
            .parallelism(node.path("parallelism").asInt())
            .assetTimeLimit(Duration.parse(node.path("assetTimeLimit").asText()));
    if (node.path("type").asText().equals(ScanType.INCREMENTAL.name())) {
      request.incremental();
    }
    return request.build();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
