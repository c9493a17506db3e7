package io.racine.governance.classifier.regex.inference;

import io.racine.governance.spi.classifier.EntityType;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What an inference service said of a column, or why it said nothing.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class InferenceAnswer {
  private static final InferenceAnswer NOT_ASKED =
      new InferenceAnswer("", false, Map.of(), List.of());

  private final String service;
  private final boolean answered;
  private final Map<EntityType, Double> probabilities;
  private final List<String> problems;

  private InferenceAnswer(
      String service,
      boolean answered,
      Map<EntityType, Double> probabilities,
      List<String> problems) {
    this.service = service;
    this.answered = answered;
    this.probabilities = Collections.unmodifiableMap(new TreeMap<>(probabilities));
    this.problems = List.copyOf(problems);
  }

  /** Returns the answer to no question. */
  public static InferenceAnswer notAsked() {
    return NOT_ASKED;
  }

  static InferenceAnswer of(
      String service, Map<EntityType, Double> probabilities, List<String> problems) {
    return new InferenceAnswer(service, true, probabilities, problems);
  }

  static InferenceAnswer none(String service, String problem) {
    return new InferenceAnswer(service, false, Map.of(), List.of(problem));
  }

  /** Returns whether the service was asked and answered, if only to say nothing. */
  public boolean isAnswered() {
    return answered;
  }

  /** Returns the probability of an entity, when the service gave one. */
  public OptionalDouble probability(EntityType entity) {
    Double probability = probabilities.get(entity);
    return probability == null ? OptionalDouble.empty() : OptionalDouble.of(probability);
  }

  /** Returns all probabilities. */
  public Map<EntityType, Double> probabilities() {
    return probabilities;
  }

  /**
   * Returns why there is no answer, or what of it was left out, in sentences without values; empty
   * when all is well or nothing was asked.
   */
  public List<String> problems() {
    return problems;
  }

  /** Returns a sentence for the reasons of a finding. */
  public String sentence(EntityType entity) {
    Double probability = probabilities.get(entity);
    if (probability == null) {
      return "the inference service " + service + " does not say so";
    }
    return String.format(
        Locale.ROOT,
        "the inference service %s says so with probability %.2g",
        service,
        probability);
  }

  @Override
  public String toString() {
    return probabilities.isEmpty() ? "no answer " + problems : service + " " + probabilities;
  }
}
