package io.racine.governance.connector.file.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all sheets of a workbook share: their names, the texts that occur, and what are dates. */
final class XlsxBook {
  private final ZipDirectory zip;
  private final Map<String, String> sheets;
  private final List<String> texts;
  private final List<Boolean> dates;
  private final boolean since1904;

  private XlsxBook(
      ZipDirectory zip,
      Map<String, String> sheets,
      List<String> texts,
      List<Boolean> dates,
      boolean since1904) {
    this.zip = zip;
    this.sheets = sheets;
    this.texts = texts;
    this.dates = dates;
    this.since1904 = since1904;
  }

  static XlsxBook read(ObjectBytes object, FormatLimits limits) throws IOException, FormatProblem {
    ZipDirectory zip = ZipDirectory.read(object, limits);
    Map<String, String> targets = targets(zip, limits);
    Map<String, String> sheets = new LinkedHashMap<>();
    boolean since1904 = false;
    try (XmlEvents events = events(zip, "xl/workbook.xml", limits)) {
      while (events.next()) {
        if (events.isStart() && events.name().equals("sheet")) {
          String target = targets.getOrDefault(events.attribute("id"), "");
          if (!events.attribute("name").isEmpty() && zip.find(target).isPresent()) {
            sheets.put(events.attribute("name"), target);
          }
        } else if (events.isStart() && events.name().equals("workbookPr")) {
          String flag = events.attribute("date1904");
          since1904 = flag.equals("1") || flag.equals("true");
        }
      }
    }
    return new XlsxBook(zip, sheets, texts(zip, limits), dates(zip, limits), since1904);
  }

  private static XmlEvents events(ZipDirectory zip, String name, FormatLimits limits)
      throws IOException, FormatProblem {
    Optional<ZipDirectory.Member> member = zip.find(name);
    if (member.isEmpty()) {
      throw FormatProblem.corrupt("a part of the workbook is missing");
    }
    return new XmlEvents(zip.open(member.get()), limits);
  }

  private static Map<String, String> targets(ZipDirectory zip, FormatLimits limits)
      throws IOException, FormatProblem {
    Map<String, String> targets = new HashMap<>();
    try (XmlEvents events = events(zip, "xl/_rels/workbook.xml.rels", limits)) {
      while (events.next()) {
        if (events.isStart() && events.name().equals("Relationship")) {
          String target = events.attribute("Target");
          String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
          targets.put(events.attribute("Id"), path);
        }
      }
    }
    return targets;
  }

  private static List<String> texts(ZipDirectory zip, FormatLimits limits)
      throws IOException, FormatProblem {
    List<String> texts = new ArrayList<>();
    if (zip.find("xl/sharedStrings.xml").isEmpty()) {
      return texts;
    }
    long room = limits.maxHeldBytes();
    try (XmlEvents events = events(zip, "xl/sharedStrings.xml", limits)) {
      while (events.next()) {
        if (events.isStart() && events.name().equals("si")) {
          String text = text(events, limits);
          room -= text.length() * 2L + 48;
          if (room < 0) {
            throw FormatProblem.overLimit("its texts take more memory than is held");
          }
          texts.add(text);
        }
      }
    }
    return texts;
  }

  /** Returns the text of an element whose runs are in elements {@code t}; not how it is spoken. */
  static String text(XmlEvents events, FormatLimits limits) throws IOException, FormatProblem {
    int depth = events.depth();
    int spoken = Integer.MAX_VALUE;
    boolean inText = false;
    StringBuilder text = new StringBuilder();
    while (events.next()) {
      if (events.isEnd() && events.depth() < depth) {
        return text.toString();
      }
      if (events.isEnd()) {
        inText = false;
        spoken = events.depth() < spoken ? Integer.MAX_VALUE : spoken;
      } else if (events.isStart()) {
        spoken = events.name().equals("rPh") ? Math.min(spoken, events.depth()) : spoken;
        inText = events.name().equals("t") && spoken == Integer.MAX_VALUE;
      } else if (inText && events.isText() && text.length() < limits.maxFieldChars()) {
        text.append(events.text());
      }
    }
    throw FormatProblem.truncated("a part of the workbook ends in the middle");
  }

  /** Returns, for each style of a cell, whether it shows numbers as dates. */
  private static List<Boolean> dates(ZipDirectory zip, FormatLimits limits)
      throws IOException, FormatProblem {
    List<Boolean> dates = new ArrayList<>();
    if (zip.find("xl/styles.xml").isEmpty()) {
      return dates;
    }
    Map<String, String> formats = new HashMap<>();
    boolean inCells = false;
    try (XmlEvents events = events(zip, "xl/styles.xml", limits)) {
      while (events.next()) {
        if (events.isEnd()) {
          inCells &= !events.name().equals("cellXfs");
        } else if (events.isStart()) {
          String name = events.name();
          inCells |= name.equals("cellXfs");
          if (name.equals("numFmt")) {
            formats.put(events.attribute("numFmtId"), events.attribute("formatCode"));
          } else if (inCells && name.equals("xf")) {
            dates.add(isDate(events.attribute("numFmtId"), formats));
          }
        }
      }
    }
    return dates;
  }

  private static boolean isDate(String id, Map<String, String> formats) {
    String format = formats.get(id);
    if (format != null) {
      String bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
      return bare.chars().anyMatch(c -> "yYdDhHsS".indexOf(c) >= 0);
    }
    return id.matches("1[4-9]|2[0-2]|2[7-9]|3[0-6]|4[5-7]|5[0-8]");
  }

  /** Returns the names of the sheets, in their order. */
  List<String> sheets() {
    return List.copyOf(sheets.keySet());
  }

  /** Opens a sheet; the empty name is that of the first. */
  XlsxSheet open(String sheet, FormatLimits limits) throws IOException, FormatProblem {
    String name = sheet.isEmpty() && !sheets.isEmpty() ? sheets().get(0) : sheet;
    String target = sheets.get(name);
    if (target == null) {
      throw FormatProblem.corrupt("the sheet is not there, or not any more");
    }
    return new XlsxSheet(this, events(zip, target, limits), limits);
  }

  String sharedText(int index) throws FormatProblem {
    if (index < 0 || index >= texts.size()) {
      throw FormatProblem.corrupt("a cell has a text that is not there");
    }
    return texts.get(index);
  }

  boolean isDate(int style) {
    return style >= 0 && style < dates.size() && dates.get(style);
  }

  boolean since1904() {
    return since1904;
  }
}
