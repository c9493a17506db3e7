package io.racine.governance.connector.file.format;

import io.racine.governance.spi.asset.LogicalType;
import java.util.ArrayList;
import java.util.List;

/** One element of the schema of a Parquet file: a group, or a leaf that has a column chunk. */
final class ParquetNode {
  private static final int REPEATED = 2;
  private static final int OPTIONAL = 1;
  private static final int DEEPEST = 100;

  private final String name;
  private final int repetition;
  private final int definition;
  private final int repeats;
  private final ParquetType type;
  private final List<ParquetNode> children = new ArrayList<>();
  private int leaf = -1;

  private ParquetNode(String name, int repetition, int definition, int repeats, ParquetType type) {
    this.name = name;
    this.repetition = repetition;
    this.definition = definition;
    this.repeats = repeats;
    this.type = type;
  }

  /** Returns the root of a schema that is written as a list, depth first. */
  static ParquetNode read(List<ThriftStruct> elements, int maxElements) throws FormatProblem {
    if (elements.isEmpty()) {
      throw FormatProblem.corrupt("it has no schema");
    }
    if (elements.size() > maxElements) {
      throw FormatProblem.overLimit("it has more than " + maxElements + " columns");
    }
    ParquetNode root = new ParquetNode("", 0, 0, 0, ParquetType.of(elements.get(0)));
    int[] next = {1, 0};
    for (int i = 0; i < elements.get(0).count(5); i++) {
      root.children.add(read(elements, next, root, 1));
    }
    return root;
  }

  private static ParquetNode read(
      List<ThriftStruct> elements, int[] next, ParquetNode parent, int depth) throws FormatProblem {
    if (next[0] >= elements.size() || depth > DEEPEST) {
      throw FormatProblem.corrupt("its schema is damaged");
    }
    ThriftStruct element = elements.get(next[0]++);
    String name = element.text(4);
    int repetition = (int) element.number(3, 0);
    if (name == null || name.isEmpty()) {
      throw FormatProblem.corrupt("its schema is damaged");
    }
    ParquetNode node =
        new ParquetNode(
            name,
            repetition,
            parent.definition + (repetition == OPTIONAL || repetition == REPEATED ? 1 : 0),
            parent.repeats + (repetition == REPEATED ? 1 : 0),
            ParquetType.of(element));
    int count = (int) element.number(5, 0);
    for (int i = 0; i < count; i++) {
      node.children.add(read(elements, next, node, depth + 1));
    }
    if (node.children.isEmpty()) {
      if (!element.has(1)) {
        // A group of nothing has no leaves, so nothing would ever say how often it occurs.
        throw FormatProblem.corrupt("its schema has a group without members");
      }
      node.leaf = next[1]++;
    }
    return node;
  }

  String name() {
    return name;
  }

  boolean isRepeated() {
    return repetition == REPEATED;
  }

  boolean isOptional() {
    return repetition == OPTIONAL;
  }

  /** Returns the definition level at which a value is there. */
  int definition() {
    return definition;
  }

  /** Returns the repetition level of a further element. */
  int repeats() {
    return repeats;
  }

  ParquetType type() {
    return type;
  }

  List<ParquetNode> children() {
    return children;
  }

  boolean isLeaf() {
    return leaf >= 0;
  }

  /** Returns which of the column chunks of a row group holds this leaf. */
  int leaf() {
    return leaf;
  }

  boolean isNested() {
    return !isLeaf() || isRepeated();
  }

  LogicalType logicalType() {
    return isNested() ? LogicalType.JSON : type.logicalType();
  }

  /** Returns all leaves below, or this one. */
  List<ParquetNode> leaves() {
    if (isLeaf()) {
      return List.of(this);
    }
    List<ParquetNode> leaves = new ArrayList<>();
    children.forEach(child -> leaves.addAll(child.leaves()));
    return leaves;
  }

  /** Returns the first leaf: what its levels say of this node, those of all its leaves say. */
  ParquetNode firstLeaf() {
    ParquetNode node = this;
    while (!node.isLeaf()) {
      node = node.children.get(0);
    }
    return node;
  }

  /** Returns whether this is a list that is written as a group around a repeated one. */
  boolean isList() {
    return type.isList() && children.size() == 1 && children.get(0).isRepeated();
  }

  /** Returns whether this is a map with keys that can be names. */
  boolean isMap() {
    return type.isMap()
        && children.size() == 1
        && children.get(0).isRepeated()
        && children.get(0).children.size() == 2
        && children.get(0).children.get(0).isLeaf()
        && !children.get(0).children.get(0).isRepeated();
  }

  /** Returns whether the elements of a list stand in a group of their own, as they should. */
  boolean holdsElement(String listName) {
    return children.size() == 1
        && !children.get(0).isRepeated()
        && !name.equals("array")
        && !name.equals(listName + "_tuple");
  }
}
