package io.racine.governance.classifier.regex.authoring;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.ColumnVerdict;
import java.util.List;

/**
 * What the rules say of one column, and what its values look like.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param path the column
 * @param verdict what the rules say, with counts and reasons
 * @param shapes the most frequent forms of its values, the most frequent first
 * @param fits the rules of the packs that accept some of its first values, whether or not that is
 *     enough for them to speak
 * @since 0.1
 */
public record ColumnTrial(
    FieldPath path, ColumnVerdict verdict, List<Shape> shapes, List<Fit> fits) {
  /**
   * A form that values have.
   *
   * @param mask letters as {@code A} and {@code a}, digits as {@code 9}
   * @param values how many values have it
   */
  public record Shape(String mask, long values) {
    public Shape {
      requireNonNull(mask, "mask");
    }
  }

  /**
   * How many values a rule accepts.
   *
   * @param ruleId the rule
   * @param accepted how many it accepts
   * @param tried out of how many
   */
  public record Fit(String ruleId, int accepted, int tried) {
    public Fit {
      requireNonNull(ruleId, "ruleId");
    }
  }

  public ColumnTrial {
    requireNonNull(path, "path");
    requireNonNull(verdict, "verdict");
    shapes = List.copyOf(shapes);
    fits = List.copyOf(fits);
  }
}
