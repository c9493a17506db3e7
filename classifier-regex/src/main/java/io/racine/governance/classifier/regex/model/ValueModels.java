package io.racine.governance.classifier.regex.model;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.classifier.ValueModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The models that rules can name: the built-in one, those the host gives, those on the class path.
 *
 * <p>Made by {@link #of}, {@link #discover} or {@link #builtIn}. The built-in model is read when it
 * is first asked for.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class ValueModels {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern LABEL = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

  private final Map<String, ValueModel> models = new TreeMap<>();
  private volatile @Nullable ValueModel builtIn;

  private ValueModels(Iterable<? extends ValueModel> given) {
    for (ValueModel model : given) {
      String id = model.id();
      requireForm(ID, id, "The id of a model must be lower-kebab but was '" + id + "'");
      if (model.labels().isEmpty()) {
        throw new IllegalArgumentException("Model '" + id + "' has no labels");
      }
      for (String label : model.labels()) {
        requireForm(
            LABEL,
            label,
            "The labels of model '" + id + "' must be UPPER_SNAKE but one was '" + label + "'");
      }
      if (id.equals(LinearValueModel.ID) || models.put(id, model) != null) {
        throw new IllegalArgumentException("There are two models of id '" + id + "'");
      }
    }
  }

  private static void requireForm(Pattern form, String text, String message) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Returns the built-in model alone. */
  public static ValueModels builtIn() {
    return new ValueModels(List.of());
  }

  /**
   * Returns the built-in model and those given.
   *
   * @throws IllegalArgumentException if two have one id, or an id or label is malformed
   */
  public static ValueModels of(List<? extends ValueModel> given) {
    return new ValueModels(given);
  }

  /**
   * Returns the built-in model, those given, and those that {@link ServiceLoader} finds.
   *
   * @param loader where to look for them
   * @throws IllegalArgumentException if two have one id, or an id or label is malformed
   */
  public static ValueModels discover(List<? extends ValueModel> given, ClassLoader loader) {
    List<ValueModel> all = new ArrayList<>(given);
    ServiceLoader.load(ValueModel.class, requireNonNull(loader, "loader")).forEach(all::add);
    return new ValueModels(all);
  }

  /** Returns the ids of all models. */
  public Set<String> ids() {
    Set<String> ids = new TreeSet<>(models.keySet());
    ids.add(LinearValueModel.ID);
    return ids;
  }

  /**
   * Returns a model.
   *
   * @throws IllegalArgumentException if there is none of that id; the message lists what there is
   */
  public ValueModel require(String id) {
    ValueModel model = id.equals(LinearValueModel.ID) ? loaded() : models.get(id);
    if (model == null) {
      throw new IllegalArgumentException(
          "No model '" + id + "'; there are: " + String.join(", ", ids()));
    }
    return model;
  }

  /** Returns a text that differs whenever scores may. */
  public String version() {
    StringBuilder version = new StringBuilder();
    for (String id : ids()) {
      version.append(version.isEmpty() ? "" : " ").append(id).append(' ');
      version.append(require(id).version());
    }
    return version.toString();
  }

  private ValueModel loaded() {
    ValueModel model = builtIn;
    if (model == null) {
      synchronized (models) {
        model = builtIn;
        if (model == null) {
          model = LinearValueModel.load();
          builtIn = model;
        }
      }
    }
    return model;
  }

  @Override
  public String toString() {
    return "models " + ids();
  }
}
