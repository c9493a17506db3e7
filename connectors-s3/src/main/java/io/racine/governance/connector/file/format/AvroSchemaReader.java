package io.racine.governance.connector.file.format;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the schema that stands in an Avro file. */
final class AvroSchemaReader {
  private final Map<String, AvroType> named = new HashMap<>();
  private final FormatLimits limits;

  private AvroSchemaReader(FormatLimits limits) {
    this.limits = limits;
  }

  static AvroType read(String schema, FormatLimits limits) throws IOException, FormatProblem {
    return new AvroSchemaReader(limits).type(JsonTree.read(schema, limits), "", 0);
  }

  private AvroType type(@Nullable Object schema, String namespace, int depth) throws FormatProblem {
    if (depth > limits.maxNesting() / 2) {
      throw FormatProblem.overLimit("its schema is nested deeper than is read");
    }
    if (schema instanceof String name) {
      return primitiveOrNamed(name, namespace);
    }
    if (schema instanceof List<?> branches) {
      AvroType union = new AvroType(AvroType.Kind.UNION);
      for (Object branch : branches) {
        union.parts().add(type(branch, namespace, depth + 1));
      }
      return union;
    }
    if (schema instanceof Map<?, ?> members) {
      return complex(members, namespace, depth);
    }
    throw broken();
  }

  private AvroType primitiveOrNamed(String name, String namespace) throws FormatProblem {
    AvroType.@Nullable Kind primitive =
        switch (name) {
          case "null" -> AvroType.Kind.NULL;
          case "boolean" -> AvroType.Kind.BOOLEAN;
          case "int" -> AvroType.Kind.INT;
          case "long" -> AvroType.Kind.LONG;
          case "float" -> AvroType.Kind.FLOAT;
          case "double" -> AvroType.Kind.DOUBLE;
          case "bytes" -> AvroType.Kind.BYTES;
          case "string" -> AvroType.Kind.STRING;
          default -> null;
        };
    if (primitive != null) {
      return new AvroType(primitive);
    }
    AvroType known = named.getOrDefault(full(name, namespace), named.get(name));
    if (known == null) {
      throw broken();
    }
    return known;
  }

  private AvroType complex(Map<?, ?> members, String namespace, int depth) throws FormatProblem {
    String kind = members.get("type") instanceof String name ? name : "";
    if (kind.isEmpty()) {
      // {"type": {...}} and {"type": [...]} wrap another schema.
      return type(members.get("type"), namespace, depth + 1);
    }
    return switch (kind) {
      case "record", "error" -> record(members, namespace, depth);
      case "enum" -> symbols(members, namespace);
      case "fixed" -> fixed(members, namespace);
      case "array" -> container(AvroType.Kind.ARRAY, members.get("items"), namespace, depth);
      case "map" -> container(AvroType.Kind.MAP, members.get("values"), namespace, depth);
      default -> logical(primitiveOrNamed(kind, namespace), members);
    };
  }

  private AvroType record(Map<?, ?> members, String namespace, int depth) throws FormatProblem {
    AvroType record = new AvroType(AvroType.Kind.RECORD);
    String inner = define(members, namespace, record);
    if (!(members.get("fields") instanceof List<?> fields)) {
      throw broken();
    }
    for (Object field : fields) {
      if (!(field instanceof Map<?, ?> facts)
          || !(facts.get("name") instanceof String name)
          || name.isEmpty()) {
        throw broken();
      }
      String comment = facts.get("doc") instanceof String doc ? doc : null;
      record
          .fields()
          .add(new AvroType.Field(name, type(facts.get("type"), inner, depth + 1), comment));
    }
    return record;
  }

  private AvroType symbols(Map<?, ?> members, String namespace) throws FormatProblem {
    AvroType symbols = new AvroType(AvroType.Kind.ENUM);
    define(members, namespace, symbols);
    if (!(members.get("symbols") instanceof List<?> names)) {
      throw broken();
    }
    names.forEach(name -> symbols.symbols().add(String.valueOf(name)));
    return symbols;
  }

  private AvroType fixed(Map<?, ?> members, String namespace) throws FormatProblem {
    AvroType fixed = new AvroType(AvroType.Kind.FIXED);
    define(members, namespace, fixed);
    int size = number(members.get("size"));
    if (size < 0 || size > limits.maxHeldBytes()) {
      throw broken();
    }
    fixed.size(size);
    return logical(fixed, members);
  }

  private AvroType container(AvroType.Kind kind, @Nullable Object part, String namespace, int depth)
      throws FormatProblem {
    AvroType container = new AvroType(kind);
    container.parts().add(type(part, namespace, depth + 1));
    return container;
  }

  private static AvroType logical(AvroType type, Map<?, ?> members) {
    if (members.get("logicalType") instanceof String name) {
      type.logical(name.toLowerCase(Locale.ROOT), Math.max(0, number(members.get("scale"))));
    }
    return type;
  }

  /** Enters a named type, and returns the namespace inside it. */
  private String define(Map<?, ?> members, String namespace, AvroType type) throws FormatProblem {
    if (!(members.get("name") instanceof String name)) {
      throw broken();
    }
    String inner = members.get("namespace") instanceof String own ? own : namespace;
    String full = full(name, inner);
    named.put(full, type);
    int dot = full.lastIndexOf('.');
    return dot < 0 ? "" : full.substring(0, dot);
  }

  private static String full(String name, String namespace) {
    return name.indexOf('.') >= 0 || namespace.isEmpty() ? name : namespace + "." + name;
  }

  private static int number(@Nullable Object text) {
    try {
      return text instanceof String digits ? Integer.parseInt(digits) : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static FormatProblem broken() {
    return FormatProblem.corrupt("its schema is no Avro schema");
  }
}
