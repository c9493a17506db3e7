package io.racine.governance.spi.asset;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a column is within its table: a name, or a nested path such as {@code address.city} or
 * {@code tags[]}.
 *
 * <p>A step is repeated when each row may have many values of it; the text form marks that with
 * {@code []}. Names that are not plain are quoted as in {@link AssetPath}: {@code "first name"},
 * {@code orders[]."line.no"}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param steps from the column itself inwards; never empty
 * @since 0.1
 */
public record FieldPath(List<Step> steps) implements Comparable<FieldPath>, Serializable {
  /**
   * One step of a path.
   *
   * @param name any text but the empty one
   * @param repeated how deeply it is an array: 0 for a plain value, 2 for an array of arrays
   */
  public record Step(String name, int repeated) implements Serializable {
    public Step {
      if (requireNonNull(name, "name").isEmpty()) {
        throw new IllegalArgumentException("Field path must not contain an empty name");
      }
      if (repeated < 0) {
        throw new IllegalArgumentException("repeated must not be negative but was " + repeated);
      }
    }
  }

  public FieldPath {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("Field path must have at least one step");
    }
  }

  /** Returns the path of a column at the top level; {@code name} is taken as it is, not parsed. */
  public static FieldPath of(String name) {
    return new FieldPath(List.of(new Step(name, 0)));
  }

  /** Returns the path that {@code text} is the text form of. */
  public static FieldPath parse(String text) {
    return new FieldPath(
        QuotedNames.parse(requireNonNull(text, "text")).stream()
            .map(
                part -> {
                  String suffix = part.suffix();
                  if (!suffix.equals("[]".repeat(suffix.length() / 2))) {
                    throw QuotedNames.malformed(text, "'" + suffix + "' must be quoted or be '[]'");
                  }
                  return new Step(part.name(), suffix.length() / 2);
                })
            .toList());
  }

  /** Returns the name of the innermost step, without marks. */
  public String name() {
    return steps.get(steps.size() - 1).name();
  }

  /** Returns the path of the column at the top level that this lies in. */
  public FieldPath root() {
    return of(steps.get(0).name());
  }

  public boolean isNested() {
    return steps.size() > 1 || steps.get(0).repeated() > 0;
  }

  /** Returns whether a row may have many values here. */
  public boolean isRepeated() {
    return steps.stream().anyMatch(step -> step.repeated() > 0);
  }

  /** Returns the path of {@code name} inside this. */
  public FieldPath child(String name) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(new Step(name, 0));
    return new FieldPath(longer);
  }

  /** Returns the path of the elements of this array. */
  public FieldPath elements() {
    List<Step> marked = new ArrayList<>(steps);
    Step last = marked.remove(marked.size() - 1);
    marked.add(new Step(last.name(), last.repeated() + 1));
    return new FieldPath(marked);
  }

  @Override
  public int compareTo(FieldPath other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (Step step : steps) {
      if (text.length() > 0) {
        text.append('.');
      }
      QuotedNames.append(text, step.name());
      text.append("[]".repeat(step.repeated()));
    }
    return text.toString();
  }
}
