package io.racine.governance.spi.classifier;

import java.io.Serializable;
import java.util.List;

/**
 * A rule's own tests: synthetic values and names it must and must not accept.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param accepts values that are of the entity
 * @param rejects near misses: a wrong check digit, one digit short, a look-alike
 * @param acceptsNames column names that speak for the entity
 * @param rejectsNames column names that do not
 * @since 0.1
 */
public record RuleExamples(
    List<String> accepts,
    List<String> rejects,
    List<String> acceptsNames,
    List<String> rejectsNames)
    implements Serializable {
  public static final RuleExamples NONE =
      new RuleExamples(List.of(), List.of(), List.of(), List.of());

  public RuleExamples {
    accepts = List.copyOf(accepts);
    rejects = List.copyOf(rejects);
    acceptsNames = List.copyOf(acceptsNames);
    rejectsNames = List.copyOf(rejectsNames);
  }

  @Override
  public String toString() {
    return accepts.size() + " accepted, " + rejects.size() + " rejected values";
  }
}
