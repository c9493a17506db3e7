package io.racine.governance.classifier.regex.rulepack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads YAML into nodes that know their lines; Jackson's tree model forgets them. */
final class YamlText {
  private static final int DEEPEST = 20;

  private final JsonParser parser;
  private final Problems problems;
  private final String file;

  private YamlText(JsonParser parser, Problems problems, String file) {
    this.parser = parser;
    this.problems = problems;
    this.file = file;
  }

  /** Returns the one document of a file, or null after telling what is wrong with it. */
  static @Nullable YamlNode parse(String text, String file, Problems problems) {
    return parse(new YAMLFactory(), text, file, problems);
  }

  /** Returns the same of the format that the factory reads; JSON is the other one. */
  static @Nullable YamlNode parse(JsonFactory format, String text, String file, Problems problems) {
    try (JsonParser parser = format.createParser(text)) {
      if (parser.nextToken() == null) {
        problems.error(file, 1, "the file is empty");
        return null;
      }
      YamlNode root = new YamlText(parser, problems, file).node(0);
      if (parser.nextToken() != null) {
        problems.error(file, line(parser), "the file must hold one document");
      }
      return root;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      problems.error(file, line, "not YAML: " + firstLine(e.getOriginalMessage()));
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be read", e);
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private YamlNode node(int depth) throws IOException {
    int line = line(parser);
    if (depth > DEEPEST) {
      problems.error(file, line, "nested too deeply");
      parser.skipChildren();
      return YamlNode.scalar(line, YamlNode.Kind.NOTHING, "");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> map(line, depth);
      case START_ARRAY -> list(line, depth);
      case VALUE_STRING -> YamlNode.scalar(line, YamlNode.Kind.TEXT, parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          YamlNode.scalar(line, YamlNode.Kind.NUMBER, parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> YamlNode.scalar(line, YamlNode.Kind.FLAG, parser.getText());
      default -> YamlNode.scalar(line, YamlNode.Kind.NOTHING, "");
    };
  }

  private YamlNode list(int line, int depth) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(depth + 1));
    }
    return YamlNode.list(line, items);
  }

  private YamlNode map(int line, int depth) throws IOException {
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = line(parser);
      parser.nextToken();
      if (fields.put(key, node(depth + 1)) != null) {
        problems.error(file, keyLine, "'" + key + "' is there twice");
      }
    }
    return YamlNode.map(line, fields);
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
