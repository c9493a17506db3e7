package io.racine.governance.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares how sure verdicts were with how often they were right. */
final class ReliabilityTable {
  /**
   * A verdict that is known to be right or wrong.
   *
   * @param traits what is known of the column, by the name of the trait
   */
  record Judged(double confidence, boolean right, Map<String, String> traits) {
    Judged {
      traits = Map.copyOf(traits);
    }
  }

  private static final int BINS = 5;
  private static final int LEAST_IN_A_GROUP = 8;
  private static final int MOST_GROUPS = 15;

  private final JsonMapper mapper = new JsonMapper();
  private final List<Judged> judged = new ArrayList<>();

  void add(Judged verdict) {
    judged.add(verdict);
  }

  int size() {
    return judged.size();
  }

  /** Returns the expected calibration error over equal-count bins. */
  double expectedCalibrationError() {
    double error = 0;
    for (List<Judged> bin : bins()) {
      error += Math.abs(gap(bin)) * bin.size() / Math.max(1, judged.size());
    }
    return error;
  }

  /** Equal confidences may lie in two bins; shuffled, so that those are alike. */
  private List<List<Judged>> bins() {
    List<Judged> sorted = new ArrayList<>(judged);
    Collections.shuffle(sorted, new Random(1));
    sorted.sort(Comparator.comparingDouble(Judged::confidence));
    List<List<Judged>> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      bins.add(sorted.subList(i * sorted.size() / BINS, (i + 1) * sorted.size() / BINS));
    }
    return bins;
  }

  private static double confidence(List<Judged> group) {
    return group.stream().mapToDouble(Judged::confidence).average().orElse(0);
  }

  private static double precision(List<Judged> group) {
    return group.stream().mapToInt(verdict -> verdict.right ? 1 : 0).average().orElse(0);
  }

  /** Positive when the verdicts were surer than right. */
  private static double gap(List<Judged> group) {
    return confidence(group) - precision(group);
  }

  ArrayNode binsReport() {
    ArrayNode bins = mapper.createArrayNode();
    for (List<Judged> bin : bins()) {
      if (!bin.isEmpty()) {
        ObjectNode node = describe(bin);
        node.put("from", bin.get(0).confidence);
        node.put("to", bin.get(bin.size() - 1).confidence);
        bins.add(node);
      }
    }
    return bins;
  }

  private ObjectNode describe(List<Judged> group) {
    return mapper
        .createObjectNode()
        .put("count", group.size())
        .put("confidence", rounded(confidence(group)))
        .put("precision", rounded(precision(group)))
        .put("gap", rounded(gap(group)));
  }

  private static double rounded(double share) {
    return Math.round(share * 10_000) / 10_000.0;
  }

  /** Returns the groups of a trait, those first that add most to the miscalibration. */
  ArrayNode groups(String trait) {
    Map<String, List<Judged>> groups = grouped(verdict -> verdict.traits.get(trait));
    ArrayNode report = mapper.createArrayNode();
    groups.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= LEAST_IN_A_GROUP)
        .sorted(
            Comparator.comparingDouble(
                entry -> -Math.abs(gap(entry.getValue())) * entry.getValue().size()))
        .limit(MOST_GROUPS)
        .forEach(
            entry -> {
              ObjectNode node = mapper.createObjectNode().put("group", entry.getKey());
              report.add(node.setAll(describe(entry.getValue())));
            });
    return report;
  }

  /** Returns what wrong verdicts were most, by the trait. */
  ObjectNode wrong(String trait) {
    ObjectNode report = mapper.createObjectNode();
    Map<String, List<Judged>> groups =
        grouped(verdict -> verdict.right ? null : verdict.traits.get(trait));
    groups.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, List<Judged>> e) -> -e.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_GROUPS * 2L)
        .forEach(
            entry ->
                report.put(
                    entry.getKey(),
                    entry.getValue().size() + " at " + rounded(confidence(entry.getValue()))));
    return report;
  }

  private Map<String, List<Judged>> grouped(Function<Judged, @Nullable String> key) {
    Map<String, List<Judged>> groups = new TreeMap<>();
    for (Judged verdict : judged) {
      String name = key.apply(verdict);
      if (name != null) {
        groups.computeIfAbsent(name, unused -> new ArrayList<>()).add(verdict);
      }
    }
    return groups;
  }
}
