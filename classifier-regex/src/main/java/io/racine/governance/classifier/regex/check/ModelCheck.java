package io.racine.governance.classifier.regex.check;

import io.racine.governance.classifier.regex.model.ValueModels;
import io.racine.governance.spi.classifier.ValueModel;
import java.util.TreeSet;

/**
 * What a trained model takes for likely: {@code model(id=value-words; label=PERSON_NAME;
 * least=0.6)}.
 *
 * <p>A model that fails, or answers with something that is no probability, has not recognised the
 * value.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
record ModelCheck(ValueModel model, String label, double least) implements ValueCheck {
  private static final String LEAST = "0.6";

  static ValueCheck read(CheckArguments arguments, ValueModels models) {
    String id = arguments.required("id");
    if (!models.ids().contains(id)) {
      throw arguments.fault("id", "one of " + String.join(", ", models.ids()), id);
    }
    ValueModel model = models.require(id);
    String label = arguments.required("label");
    if (!model.labels().contains(label)) {
      throw arguments.fault(
          "label", "one of " + String.join(", ", new TreeSet<>(model.labels())), label);
    }
    String given = arguments.text("least", LEAST);
    double least = given.equals(LEAST) ? Double.parseDouble(LEAST) : arguments.decimal("least");
    if (!(least > 0 && least <= 1)) {
      throw arguments.fault("least", "above 0 and at most 1", given);
    }
    return new ModelCheck(model, label, least);
  }

  @Override
  public boolean passes(String value) {
    double score;
    try {
      score = model.score(value, label);
    } catch (RuntimeException failed) {
      // A plugin's fault, and its message may show the value; one value is not worth the scan.
      return false;
    }
    return score >= least && score <= 1;
  }

  @Override
  public String toString() {
    return "model " + model.id() + " for " + label;
  }
}
