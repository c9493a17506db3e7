package io.racine.governance.scan;

import com.fasterxml.jackson.databind.JsonNode;
import io.racine.governance.store.JsonText;
import java.time.Duration;
import java.util.Map;

/** What a scan did besides reading, as the store keeps it. */
final class ScanEffortJson {
  private ScanEffortJson() {}

  static String write(ScanEffort effort) {
    return JsonText.write(
        Map.of(
            "retries", effort.retries(),
            "retryMillis", effort.retryWait().toMillis(),
            "circuitOpenings", effort.circuitOpenings(),
            "circuitMillis", effort.circuitWait().toMillis(),
            "limitMillis", effort.limitWait().toMillis(),
            "splitAssets", effort.splitAssets(),
            "partitions", effort.partitions()));
  }

  static ScanEffort read(String text) {
    JsonNode effort = JsonText.read(text);
    return new ScanEffort(
        effort.path("retries").asLong(),
        Duration.ofMillis(effort.path("retryMillis").asLong()),
        effort.path("circuitOpenings").asLong(),
        Duration.ofMillis(effort.path("circuitMillis").asLong()),
        Duration.ofMillis(effort.path("limitMillis").asLong()),
        effort.path("splitAssets").asLong(),
        effort.path("partitions").asLong());
  }
}
