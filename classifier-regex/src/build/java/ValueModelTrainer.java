import io.racine.governance.classifier.regex.model.ValueFeatures;
import io.racine.governance.classifier.regex.model.ValueShape;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * Trains the built-in model: multinomial logistic regression by AdaGrad, then one byte a weight.
 * Arguments: the folder with {@code train.tsv} and {@code test.tsv}, the folder to write to.
 *
 * <p>One thread, a fixed seed and order, and no mathematics that Java leaves open: the same bytes
 * on every machine.
 */
final class ValueModelTrainer {
  private static final long SEED = 7;
  private static final int GROUPS = 16_000;
  private static final int ROUNDS = 5;
  private static final float RATE = 0.15f;
  private static final float DECAY = 1e-5f;

  /** A word is known when it is in one of so many values. */
  private static final int COMMON = 2000;

  private static final double SURE = 0.6;

  private final List<String> labels = new ArrayList<>();
  private final Map<Integer, Integer> words = new HashMap<>();
  private int[] wordHashes = new int[0];
  private float[] weights = new float[0];
  private byte[] quantised = new byte[0];
  private double factStep;
  private double groupStep;

  public static void main(String[] arguments) throws IOException {
    ValueModelTrainer trainer = new ValueModelTrainer();
    Path folder = Path.of(arguments[0]);
    List<Example> train = trainer.read(folder.resolve("train.tsv"));
    List<Example> test = trainer.read(folder.resolve("test.tsv"));
    trainer.learnWords(train);
    train.forEach(trainer::index);
    test.forEach(trainer::index);
    trainer.train(train);
    trainer.quantise();
    trainer.write(Path.of(arguments[1]), train.size(), trainer.measure(test));
  }

  private List<Example> read(Path file) throws IOException {
    List<Example> examples = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      int tab = line.indexOf('\t');
      String label = line.substring(0, tab);
      if (!labels.contains(label)) {
        labels.add(label);
      }
      Example example = new Example(labels.indexOf(label), line.substring(tab + 1));
      examples.add(example);
    }
    return examples;
  }

  private void learnWords(List<Example> examples) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (Example example : examples) {
      example.extract();
      Arrays.stream(example.words).distinct().forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    int least = examples.size() / COMMON;
    wordHashes =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= least)
            .mapToInt(Map.Entry::getKey)
            .sorted()
            .toArray();
    for (int i = 0; i < wordHashes.length; i++) {
      words.put(wordHashes[i], i);
    }
  }

  private int firstWord() {
    return 1 + ValueShape.SIZE;
  }

  private int firstGroup() {
    return firstWord() + words.size() * 3;
  }

  private int size() {
    return (firstGroup() + GROUPS) * labels.size();
  }

  /** Turns what was extracted into places of weights. */
  private void index(Example example) {
    example.extract();
    int[] facts = new int[1 + example.shapes.length + 3 * example.words.length];
    int size = 1;
    for (int shape : example.shapes) {
      facts[size++] = 1 + shape;
    }
    for (int i = 0; i < example.words.length; i++) {
      Integer word = words.get(example.words[i]);
      if (word != null) {
        facts[size++] = firstWord() + word * 3;
        if (i == 0) {
          facts[size++] = firstWord() + word * 3 + 1;
        }
      }
    }
    Integer last = words.get(example.last);
    if (last != null) {
      facts[size++] = firstWord() + last * 3 + 2;
    }
    example.facts = Arrays.copyOf(facts, size);
    for (int i = 0; i < example.groups.length; i++) {
      example.groups[i] = firstGroup() + ValueFeatures.bucket(example.groups[i], GROUPS);
    }
    example.shapes = new int[0];
    example.words = new int[0];
  }

  private void train(List<Example> examples) {
    int many = labels.size();
    weights = new float[size()];
    float[] squares = new float[weights.length];
    Random random = new Random(SEED);
    List<Example> order = new ArrayList<>(examples);
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(order, random);
      float rate = RATE / (1 + round);
      for (Example example : order) {
        double[] errors = probabilities(scores(example));
        errors[example.label] -= 1;
        float share = (float) ValueFeatures.groupWeight(example.groups.length);
        for (int feature : example.facts) {
          step(squares, feature * many, errors, 1, rate);
        }
        for (int feature : example.groups) {
          step(squares, feature * many, errors, share, rate);
        }
      }
    }
  }

  private void step(float[] squares, int at, double[] errors, float share, float rate) {
    for (int i = 0; i < errors.length; i++) {
      float gradient = (float) errors[i] * share + DECAY * weights[at + i];
      squares[at + i] += gradient * gradient;
      weights[at + i] -= rate * gradient / (float) (1e-3 + Math.sqrt(squares[at + i]));
    }
  }

  private double[] scores(Example example) {
    int many = labels.size();
    double[] scores = new double[many];
    double share = ValueFeatures.groupWeight(example.groups.length);
    for (int feature : example.facts) {
      for (int i = 0; i < many; i++) {
        scores[i] += weights[feature * many + i];
      }
    }
    for (int feature : example.groups) {
      for (int i = 0; i < many; i++) {
        scores[i] += weights[feature * many + i] * share;
      }
    }
    return scores;
  }

  private static double[] probabilities(double[] scores) {
    double greatest = Arrays.stream(scores).max().orElseThrow();
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = StrictMath.exp(scores[i] - greatest);
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= sum;
    }
    return scores;
  }

  /** Rounds the weights to bytes, and keeps what they then stand for, so that it is measured. */
  private void quantise() {
    int border = firstGroup() * labels.size();
    factStep = step(0, border);
    groupStep = step(border, weights.length);
    quantised = new byte[weights.length];
    for (int i = 0; i < weights.length; i++) {
      double step = i < border ? factStep : groupStep;
      quantised[i] = (byte) Math.max(-127, Math.min(127, Math.round(weights[i] / step)));
      weights[i] = (float) (quantised[i] * step);
    }
  }

  private double step(int from, int to) {
    float[] sizes = Arrays.copyOfRange(weights, from, to);
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(sizes[i]);
    }
    Arrays.sort(sizes);
    // The few greatest are cut off, so that the many small ones keep their differences.
    double greatest = sizes[(int) (sizes.length * 0.9995)];
    return Double.parseDouble(String.format(Locale.ROOT, "%.6f", greatest / 127));
  }

  private Map<String, String> measure(List<Example> examples) {
    int many = labels.size();
    int[][] confusion = new int[many][many];
    int[] sure = new int[many];
    int right = 0;
    for (Example example : examples) {
      double[] scores = probabilities(scores(example));
      int best = 0;
      for (int i = 0; i < many; i++) {
        best = scores[i] > scores[best] ? i : best;
        sure[i] += i != example.label && scores[i] >= SURE ? 1 : 0;
      }
      confusion[example.label][best]++;
      right += best == example.label ? 1 : 0;
    }
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("test-size", Integer.toString(examples.size()));
    figures.put("accuracy", share(right, examples.size()));
    for (int i = 0; i < many; i++) {
      int of = Arrays.stream(confusion[i]).sum();
      String label = labels.get(i);
      figures.put("recall." + label, share(confusion[i][i], of));
      figures.put("false-positives." + label, share(sure[i], examples.size() - of));
      figures.put("confusion." + label, Arrays.toString(confusion[i]).replaceAll("[\\[\\],]", ""));
    }
    return figures;
  }

  private static String share(int part, int whole) {
    return String.format(Locale.ROOT, "%.4f", (double) part / whole);
  }

  private void write(Path folder, int learned, Map<String, String> measured) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(body);
    for (int hash : wordHashes) {
      data.writeInt(hash);
    }
    data.write(quantised);
    CRC32 sum = new CRC32();
    sum.update(body.toByteArray());
    Map<String, String> header = new LinkedHashMap<>();
    header.put("version", String.format(Locale.ROOT, "1-%08x", sum.getValue()));
    header.put("seed", Long.toString(SEED));
    header.put("train-size", Integer.toString(learned));
    header.put("labels", String.join(" ", labels));
    header.put("words", Integer.toString(wordHashes.length));
    header.put("letter-groups", Integer.toString(GROUPS));
    header.put("features", ValueFeatures.fingerprint());
    header.put("fact-step", Double.toString(factStep));
    header.put("letter-group-step", Double.toString(groupStep));
    header.putAll(measured);
    StringBuilder text = new StringBuilder();
    header.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    Files.createDirectories(folder);
    try (var out = Files.newOutputStream(folder.resolve("value-words.model"))) {
      out.write(text.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
      out.write(body.toByteArray());
    }
  }

  /** A value with its features. */
  private static final class Example implements ValueFeatures.Sink {
    final int label;
    final String value;
    int[] shapes = new int[40];
    int[] words = new int[50];
    int[] groups = new int[3 * ValueFeatures.LONGEST + 6];
    int[] facts = new int[0];
    int last;
    private int shapeCount;
    private int wordCount;
    private int groupCount;
    private boolean extracted;

    Example(int label, String value) {
      this.label = label;
      this.value = value;
    }

    void extract() {
      if (!extracted) {
        last = ValueFeatures.extract(value, this);
        shapes = Arrays.copyOf(shapes, shapeCount);
        words = Arrays.copyOf(words, wordCount);
        groups = Arrays.copyOf(groups, groupCount);
        extracted = true;
      }
    }

    @Override
    public void letters(int hash) {
      groups[groupCount++] = hash;
    }

    @Override
    public void word(int hash, boolean first) {
      words[wordCount++] = hash;
    }

    @Override
    public void shape(int fact) {
      shapes[shapeCount++] = fact;
    }
  }
}
