package io.racine.governance.connector.file.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One element in memory: its attributes, the elements in it and its text. Prints none of them. */
final class XmlElement {
  /** Where the text of an element goes that has attributes or elements as well. */
  static final String TEXT = "text";

  private final Map<String, List<XmlElement>> children = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  /** Reads the element that the events stand on, up to its end. */
  static XmlElement read(XmlEvents events, FormatLimits limits) throws IOException, FormatProblem {
    return read(events, new long[] {limits.maxHeldBytes() / 4});
  }

  private static XmlElement read(XmlEvents events, long[] room) throws IOException, FormatProblem {
    XmlElement element = new XmlElement();
    for (int i = 0; i < events.attributes(); i++) {
      XmlElement attribute = new XmlElement();
      attribute.text.append(events.attribute(i));
      take(room, attribute.text.length());
      element.children(events.attributeName(i)).add(attribute);
    }
    while (true) {
      if (!events.next()) {
        throw FormatProblem.truncated("it ends in the middle");
      }
      if (events.isEnd()) {
        return element;
      }
      if (events.isStart()) {
        String name = events.name();
        element.children(name).add(read(events, room));
      } else if (events.isText()) {
        String more = events.text();
        take(room, more.length());
        element.text.append(more);
      }
    }
  }

  private static void take(long[] room, int chars) throws FormatProblem {
    // Each element takes memory of its own, however short it is.
    room[0] -= chars + 64;
    if (room[0] < 0) {
      throw FormatProblem.overLimit("a row in it is longer than is held");
    }
  }

  private List<XmlElement> children(String name) {
    return children.computeIfAbsent(name, any -> new ArrayList<>());
  }

  Map<String, List<XmlElement>> children() {
    return children;
  }

  boolean isPlain() {
    return children.isEmpty();
  }

  String text() {
    return isPlain() ? text.toString() : text.toString().strip();
  }

  void write(JsonGenerator json) throws IOException {
    if (isPlain()) {
      json.writeString(text());
      return;
    }
    json.writeStartObject();
    for (Map.Entry<String, List<XmlElement>> child : children.entrySet()) {
      json.writeFieldName(child.getKey());
      write(child.getValue(), json);
    }
    if (!text().isEmpty() && !children.containsKey(TEXT)) {
      json.writeStringField(TEXT, text());
    }
    json.writeEndObject();
  }

  /** Writes one element as itself, and several as an array. */
  static void write(List<XmlElement> elements, JsonGenerator json) throws IOException {
    if (elements.size() == 1) {
      elements.get(0).write(json);
      return;
    }
    json.writeStartArray();
    for (XmlElement element : elements) {
      element.write(json);
    }
    json.writeEndArray();
  }

  @Override
  public String toString() {
    return children.size() + " members";
  }
}
