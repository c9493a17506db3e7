package io.racine.governance.classifier.regex.model;

import io.racine.governance.spi.classifier.ValueModel;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The built-in model: multinomial logistic regression over {@link ValueFeatures}, with weights of
 * one byte.
 *
 * <p>{@link #load} gives it; {@link #figures} says what it learned from and how often it is right
 * and wrong on values of which it has seen no word. Its probabilities take all labels for equally
 * common.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class LinearValueModel implements ValueModel {
  /** The id of the built-in model. */
  public static final String ID = "value-words";

  private static final String RESOURCE = ID + ".model";

  private final ModelFigures figures;
  private final List<String> labels;
  private final Vocabulary vocabulary;
  private final int groups;

  /** The weights of all labels for the first feature, then for the next. */
  private final byte[] weights;

  private LinearValueModel(
      ModelFigures figures, Vocabulary vocabulary, int groups, byte[] weights) {
    this.figures = figures;
    this.labels = List.copyOf(figures.labels());
    this.vocabulary = vocabulary;
    this.groups = groups;
    this.weights = weights;
  }

  /** Returns the model that comes with the library; keep it, each call reads it anew. */
  public static LinearValueModel load() {
    try (InputStream stream = LinearValueModel.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("The library's model " + RESOURCE + " is not there");
      }
      return read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read model " + RESOURCE, e);
    }
  }

  /** Reads a model as the build writes it: lines of text, a blank line, words, weights. */
  static LinearValueModel read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    ModelFigures figures = ModelFigures.read(in);
    String made = figures.text("features");
    String here = ValueFeatures.fingerprint();
    if (!made.equals(here)) {
      throw new IOException("The model is of features " + made + ", and these are " + here);
    }
    int[] words = new int[figures.number("words")];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.readInt();
    }
    int groups = figures.number("letter-groups");
    int features = 1 + ValueShape.SIZE + 3 * words.length + groups;
    byte[] weights = new byte[features * figures.labels().size()];
    in.readFully(weights);
    return new LinearValueModel(figures, new Vocabulary(words), groups, weights);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String version() {
    return figures.text("version");
  }

  @Override
  public Set<String> labels() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(labels));
  }

  /** Returns how the model was made and how good it is. */
  public ModelFigures figures() {
    return figures;
  }

  @Override
  public double score(CharSequence value, String label) {
    int wanted = labels.indexOf(label);
    if (wanted < 0) {
      throw new IllegalArgumentException(
          "Model '" + ID + "' has no label '" + label + "'; it has: " + String.join(", ", labels));
    }
    double[] scores = scores(value);
    double all = 0;
    for (double score : scores) {
      all += StrictMath.exp(score - scores[wanted]);
    }
    return all == 0 ? 0 : 1 / all;
  }

  /** Returns a score for each label; none when there is nothing to see. */
  private double[] scores(CharSequence value) {
    Sums sums = new Sums();
    int last = ValueFeatures.extract(value, sums);
    if (sums.groupsSeen == 0) {
      return new double[0];
    }
    sums.lastWord(last);
    double[] scores = new double[labels.size()];
    double share = ValueFeatures.groupWeight(sums.groupsSeen) * figures.groupStep();
    for (int i = 0; i < scores.length; i++) {
      scores[i] = sums.facts[i] * figures.factStep() + sums.groups[i] * share;
    }
    return scores;
  }

  @Override
  public String toString() {
    return ID + " " + version();
  }

  /** Adds up the weights of one value's features. */
  private final class Sums implements ValueFeatures.Sink {
    final int[] facts = new int[labels.size()];
    final int[] groups = new int[labels.size()];
    int groupsSeen;

    Sums() {
      add(facts, 0);
    }

    @Override
    public void letters(int hash) {
      groupsSeen++;
      add(groups, firstGroup() + ValueFeatures.bucket(hash, LinearValueModel.this.groups));
    }

    @Override
    public void word(int hash, boolean first) {
      int word = vocabulary.find(hash);
      if (word >= 0) {
        add(facts, firstWord() + word * 3);
        if (first) {
          add(facts, firstWord() + word * 3 + 1);
        }
      }
    }

    void lastWord(int hash) {
      int word = vocabulary.find(hash);
      if (word >= 0) {
        add(facts, firstWord() + word * 3 + 2);
      }
    }

    @Override
    public void shape(int fact) {
      add(facts, 1 + fact);
    }

    private int firstWord() {
      return 1 + ValueShape.SIZE;
    }

    private int firstGroup() {
      return firstWord() + vocabulary.size() * 3;
    }

    private void add(int[] sums, int feature) {
      int at = feature * sums.length;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += weights[at + i];
      }
    }
  }
}
