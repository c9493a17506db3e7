package io.racine.governance.classifier.regex;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.classifier.SupportsText;
import io.racine.governance.spi.classifier.TextSpan;
import java.util.List;
import java.util.Optional;

/**
 * Finds entities in text and says what single values are.
 *
 * <p>A thin face on a {@link ClassifierEngine} for those who have no columns: {@code
 * TextClassifier.builtIn().find("…")}.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class TextClassifier {
  private final SupportsText engine;

  private TextClassifier(SupportsText engine) {
    this.engine = engine;
  }

  /** Returns a classifier with all built-in packs. */
  public static TextClassifier builtIn() {
    return of(ClassifierEngine.builtIn());
  }

  /** Returns a classifier on an engine; the engine is shared. */
  public static TextClassifier of(SupportsText engine) {
    return new TextClassifier(requireNonNull(engine, "engine"));
  }

  /** Returns the entities in a text, by start; offsets are those of the text as given. */
  public List<TextSpan> find(CharSequence text) {
    return engine.findSpans(requireNonNull(text, "text"));
  }

  /** Returns what a value may be as a whole, best first. */
  public List<TextSpan> classify(CharSequence value) {
    return engine.classifyValue(requireNonNull(value, "value"));
  }

  /** Returns what a value most likely is as a whole. */
  public Optional<TextSpan> best(CharSequence value) {
    return classify(value).stream().findFirst();
  }
}
