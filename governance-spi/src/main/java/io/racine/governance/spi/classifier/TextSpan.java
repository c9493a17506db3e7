package io.racine.governance.spi.classifier;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.SensitivityLevel;
import java.io.Serializable;

/**
 * A place in a text that is an entity; offsets, never the text itself.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param ruleId the rule that speaks, in the form {@code pack/rule}
 * @param entity what it is
 * @param level how sensitive that is
 * @param confidence the probability that the claim is true, 0 to 1
 * @param start where it begins, in UTF-16 units from 0
 * @param end where it ends, exclusive
 * @since 0.1
 */
public record TextSpan(
    String ruleId, EntityType entity, SensitivityLevel level, double confidence, int start, int end)
    implements Serializable {
  public TextSpan {
    requireNonNull(ruleId, "ruleId");
    requireNonNull(entity, "entity");
    requireNonNull(level, "level");
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "confidence must be between 0 and 1 but was " + confidence);
    }
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("0 ≤ start ≤ end must hold");
    }
  }

  /** Returns the same place by another name and level of the entity. */
  public TextSpan reportedAs(EntityDefinition as) {
    return new TextSpan(ruleId, as.entity(), as.level(), confidence, start, end);
  }

  public boolean overlaps(TextSpan other) {
    return start < other.end && other.start < end;
  }
}
