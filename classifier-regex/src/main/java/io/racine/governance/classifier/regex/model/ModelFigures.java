package io.racine.governance.classifier.regex.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the built-in model was made and how good it is, as the build measured it.
 *
 * <p>Measured on values that the build holds back: no word of them was learned from.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ModelFigures {
  private static final int LONGEST_HEADER = 8192;

  private final Map<String, String> lines;
  private final List<String> labels;
  private final double factStep;
  private final double groupStep;

  private ModelFigures(Map<String, String> lines) {
    this.lines = Collections.unmodifiableMap(new TreeMap<>(lines));
    this.labels = List.of(text("labels").split(" ", -1));
    this.factStep = decimal("fact-step");
    this.groupStep = decimal("letter-group-step");
  }

  /** Reads {@code key=value} lines up to a blank one and not a byte more. */
  static ModelFigures read(InputStream in) throws IOException {
    Map<String, String> lines = new TreeMap<>();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < LONGEST_HEADER; i++) {
      int next = in.read();
      if (next != '\n' && next >= 0) {
        line.append((char) next);
        continue;
      }
      int equals = line.indexOf("=");
      if (equals < 0) {
        return new ModelFigures(lines);
      }
      lines.put(line.substring(0, equals), line.substring(equals + 1));
      line.setLength(0);
    }
    throw new IOException("The header of the model does not end");
  }

  /** Returns everything by its key, such as {@code seed} or {@code accuracy}. */
  public Map<String, String> all() {
    return lines;
  }

  /** Returns the labels, in the order of the model. */
  public List<String> labels() {
    return labels;
  }

  /** Returns the share of held-back values whose most likely label is the right one. */
  public double accuracy() {
    return decimal("accuracy");
  }

  /** Returns the share of held-back values of a label for which it is the most likely one. */
  public double recall(String label) {
    return decimal("recall." + label);
  }

  /**
   * Returns the share of held-back values of all other labels that score at least 0.6 for this one:
   * what to give a rule as its chance rate, at the least.
   */
  public double falsePositiveRate(String label) {
    return decimal("false-positives." + label);
  }

  String text(String key) {
    String value = lines.get(key);
    if (value == null) {
      throw new IllegalArgumentException("The model says nothing of '" + key + "'");
    }
    return value;
  }

  int number(String key) {
    return Integer.parseInt(text(key));
  }

  double decimal(String key) {
    return Double.parseDouble(text(key));
  }

  double factStep() {
    return factStep;
  }

  double groupStep() {
    return groupStep;
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
