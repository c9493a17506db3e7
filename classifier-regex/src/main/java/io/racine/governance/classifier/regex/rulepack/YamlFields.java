package io.racine.governance.classifier.regex.rulepack;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one mapping, read with checks: what is missing, unknown or of the wrong kind
 * becomes a problem with its line.
 */
final class YamlFields {
  private final YamlNode node;
  private final String file;
  private final Problems problems;
  private final Set<String> known = new TreeSet<>();

  YamlFields(YamlNode node, String file, Problems problems) {
    this.node = node;
    this.file = file;
    this.problems = problems;
    if (node.kind() != YamlNode.Kind.MAP) {
      error(node, "must be a mapping but is " + node.kind().words());
    }
  }

  int line() {
    return node.line();
  }

  private @Nullable YamlNode field(String name) {
    known.add(name);
    YamlNode field = node.fields().get(name);
    return field == null || field.kind() == YamlNode.Kind.NOTHING ? null : field;
  }

  /** Returns the line of a field, or of the mapping when it is not there. */
  int lineOf(String name) {
    YamlNode field = node.fields().get(name);
    return field == null ? node.line() : field.line();
  }

  boolean has(String name) {
    return field(name) != null;
  }

  @Nullable String text(String name) {
    YamlNode field = field(name);
    if (field == null) {
      return null;
    }
    if (!field.isScalar()) {
      error(field, "'" + name + "' must be a text but is " + field.kind().words());
      return null;
    }
    return field.text();
  }

  String requiredText(String name) {
    String text = text(name);
    if (text == null) {
      if (!node.fields().containsKey(name)) {
        error(node, "'" + name + "' is missing");
      }
      return "";
    }
    if (text.isBlank()) {
      error(node, "'" + name + "' must not be blank");
    }
    return text;
  }

  /** Returns a list of texts; a single text is a list of one. */
  List<String> texts(String name) {
    YamlNode field = field(name);
    if (field == null) {
      return List.of();
    }
    if (field.isScalar()) {
      return List.of(field.text());
    }
    List<String> texts = new ArrayList<>();
    for (YamlNode item : field.items()) {
      if (item.isScalar()) {
        texts.add(item.text());
      } else {
        error(item, "'" + name + "' must hold texts but holds " + item.kind().words());
      }
    }
    if (field.kind() != YamlNode.Kind.LIST) {
      error(field, "'" + name + "' must be a list of texts but is " + field.kind().words());
    }
    return texts;
  }

  /** Returns the items of a list, of whatever kind; a single scalar is a list of one. */
  List<YamlNode> items(String name) {
    YamlNode field = field(name);
    if (field == null) {
      return List.of();
    }
    if (field.kind() == YamlNode.Kind.MAP) {
      error(field, "'" + name + "' must be a list but is " + field.kind().words());
    }
    return field.isScalar() ? List.of(field) : field.items();
  }

  boolean flag(String name) {
    YamlNode field = field(name);
    if (field == null) {
      return false;
    }
    if (field.kind() != YamlNode.Kind.FLAG) {
      error(field, "'" + name + "' must be true or false");
      return false;
    }
    return field.text().equals("true");
  }

  @Nullable Double number(String name) {
    YamlNode field = field(name);
    if (field == null) {
      return null;
    }
    if (field.kind() == YamlNode.Kind.NUMBER) {
      return new BigDecimal(field.text().replace("_", "")).doubleValue();
    }
    error(field, "'" + name + "' must be a number");
    return null;
  }

  /** Returns a whole number that is not negative. */
  @Nullable Integer count(String name) {
    YamlNode field = field(name);
    if (field == null) {
      return null;
    }
    if (field.kind() == YamlNode.Kind.NUMBER && field.text().matches("[0-9]{1,9}")) {
      return Integer.valueOf(field.text());
    }
    error(field, "'" + name + "' must be a whole number from 0 to 999999999");
    return null;
  }

  @Nullable Double share(String name) {
    YamlNode field = field(name);
    if (field == null) {
      return null;
    }
    if (field.kind() == YamlNode.Kind.NUMBER) {
      double share = new BigDecimal(field.text().replace("_", "")).doubleValue();
      if (share >= 0 && share <= 1) {
        return share;
      }
    }
    error(field, "'" + name + "' must be a number between 0 and 1");
    return null;
  }

  <E extends Enum<E>> @Nullable E choice(String name, Class<E> choices) {
    String text = text(name);
    return text == null ? null : constant(name, text, choices, lineOf(name));
  }

  <E extends Enum<E>> List<E> choices(String name, Class<E> choices) {
    List<E> constants = new ArrayList<>();
    for (String text : texts(name)) {
      E constant = constant(name, text, choices, lineOf(name));
      if (constant != null) {
        constants.add(constant);
      }
    }
    return constants;
  }

  private <E extends Enum<E>> @Nullable E constant(
      String name, String text, Class<E> choices, int line) {
    for (E constant : choices.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    problems.error(
        file,
        line,
        "'"
            + name
            + "' must be one of "
            + List.of(choices.getEnumConstants())
            + " but was '"
            + text
            + "'");
    return null;
  }

  @Nullable YamlFields fields(String name) {
    YamlNode field = field(name);
    return field == null ? null : new YamlFields(field, file, problems);
  }

  Map<String, YamlNode> all() {
    return node.fields();
  }

  /** Tells of every field that nobody has asked for. */
  void refuseOthers() {
    node.fields()
        .forEach(
            (name, field) -> {
              if (!known.contains(name)) {
                error(field, "'" + name + "' is not known here; known are " + known);
              }
            });
  }

  private void error(YamlNode where, String message) {
    problems.error(file, where.line(), message);
  }
}
