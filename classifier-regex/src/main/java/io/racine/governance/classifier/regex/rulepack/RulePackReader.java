package io.racine.governance.classifier.regex.rulepack;

import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleProblem;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a pack, file by file, and gathers every problem on the way. */
final class RulePackReader {
  static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final PackSource source;
  private final EntityTable entities;
  private final Problems problems = new Problems();
  private final Map<String, Place> places = new HashMap<>();
  private @Nullable YamlNode root;

  /** Where a rule is written. */
  record Place(String file, YamlNode node) {}

  RulePackReader(PackSource source, EntityTable entities) {
    this.source = source;
    this.entities = entities;
  }

  Problems problems() {
    return problems;
  }

  boolean hasErrors() {
    return problems.hasErrors();
  }

  /** Returns where a rule of the pack is written. */
  Place placeOf(RuleDefinition rule) {
    return places.getOrDefault(rule.id(), new Place(source.packFile(), YamlNode.NOTHING));
  }

  /** Returns where the pack itself is written. */
  Place place() {
    return new Place(source.packFile(), root == null ? YamlNode.NOTHING : root);
  }

  /** Returns the pack with the rules that could be read, or null when there is none. */
  @Nullable RulePack read() {
    String file = source.packFile();
    String text = text(file);
    if (text == null) {
      return null;
    }
    root = source.parse(text, file, problems);
    if (root == null) {
      return null;
    }
    var fields = new YamlFields(root, file, problems);
    String id = fields.requiredText("id");
    String version = fields.requiredText("version");
    String title = fields.requiredText("title");
    Map<String, String> requires = requires(fields);
    YamlFields changes = fields.fields("overlay");
    PackOverlay overlay =
        changes == null
            ? PackOverlay.NONE
            : new OverlayReader(file, problems, entities).read(changes);
    List<YamlNode> items = fields.items("rules");
    fields.refuseOthers();
    if (!id.isBlank() && !ID.matcher(id).matches()) {
      problems.error(file, fields.lineOf("id"), "'id' must be lower-kebab");
      return null;
    }
    if (!source.isNamed(id)) {
      problems.error(
          file, fields.lineOf("id"), "'id' must be '" + source.name() + "', as its folder is");
    }
    if (items.isEmpty() && overlay.isEmpty()) {
      problems.error(file, fields.lineOf("rules"), "'rules' must list at least one rule");
    }
    List<RuleDefinition> rules = readRules(id, version, items);
    return id.isBlank() ? null : new RulePack(id, version, title, requires, rules, overlay);
  }

  /** Returns the pack; a file that is one rule and no pack becomes a pack of one. */
  @Nullable RulePack readPackOrRule() {
    String file = source.packFile();
    if (file.equals(PackSource.PACK_FILE) || !source.has(file)) {
      return read();
    }
    String text = text(file);
    if (text == null) {
      return null;
    }
    var found = new Problems();
    YamlNode node = source.parse(text, file, found);
    if (node == null || !isRule(node)) {
      return read();
    }
    problems.addAll(found);
    return alone(file, node);
  }

  private static boolean isRule(YamlNode node) {
    return node.fields().containsKey("entity") && !node.fields().containsKey("rules");
  }

  private @Nullable RulePack alone(String file, YamlNode node) {
    String name = file.replaceFirst("\\.ya?ml$", "");
    if (!ID.matcher(name).matches()) {
      problems.error(file, 1, "the file's name must be lower-kebab and end with .yaml");
      return null;
    }
    List<RuleDefinition> rules = new ArrayList<>();
    readRule("alone/" + name, "1", new YamlFields(node, file, problems), file, node, rules);
    return new RulePack("alone", "1", name, Map.of(), rules, PackOverlay.NONE);
  }

  private @Nullable String text(String file) {
    try {
      String text = source.read(file);
      if (text == null) {
        problems.error(file, 1, "the file is missing");
      }
      return text;
    } catch (UncheckedIOException e) {
      problems.error(file, 1, "the file cannot be read as UTF-8 text");
      return null;
    }
  }

  private Map<String, String> requires(YamlFields fields) {
    Map<String, String> requires = new TreeMap<>();
    YamlFields packs = fields.fields("requires");
    if (packs != null) {
      for (String pack : packs.all().keySet()) {
        String least = packs.requiredText(pack);
        if (!ID.matcher(pack).matches()) {
          problems.error(
              source.packFile(), packs.lineOf(pack), "pack '" + pack + "' must be lower-kebab");
        } else if (!PackVersion.isVersion(least)) {
          problems.error(
              source.packFile(),
              packs.lineOf(pack),
              "'" + pack + "' must be a least version such as 1.0.0 but was '" + least + "'");
        } else {
          requires.put(pack, least);
        }
      }
    }
    return requires;
  }

  /** A rule is named, and has a file of that name, or it is written in place. */
  private List<RuleDefinition> readRules(String pack, String version, List<YamlNode> items) {
    List<RuleDefinition> rules = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (YamlNode item : items) {
      YamlFields here =
          item.kind() == YamlNode.Kind.MAP
              ? new YamlFields(item, source.packFile(), problems)
              : null;
      if (here == null && !item.isScalar()) {
        problems.error(
            source.packFile(),
            item.line(),
            "'rules' must hold names or rules but holds " + item.kind().words());
        continue;
      }
      String name = here == null ? item.text() : here.requiredText("id");
      if (!isNew(name, item.line(), seen)) {
        continue;
      }
      if (here == null) {
        readFile(pack, version, name, item.line(), rules);
      } else if (!pack.isBlank()) {
        readRule(pack + "/" + name, version, here, source.packFile(), item, rules);
      }
    }
    for (String file : source.ruleFiles()) {
      String rule = file.endsWith(".yaml") ? file.substring(0, file.length() - 5) : "";
      if (!seen.contains(rule)) {
        problems.error("rules/" + file, 1, "the file is not listed in " + source.packFile());
      }
    }
    return rules;
  }

  private boolean isNew(String name, int line, Set<String> seen) {
    if (!ID.matcher(name).matches()) {
      if (!name.isEmpty()) {
        problems.error(source.packFile(), line, "rule '" + name + "' must be lower-kebab");
      }
      return false;
    }
    if (!seen.add(name)) {
      problems.error(source.packFile(), line, "rule '" + name + "' is listed twice");
      return false;
    }
    return true;
  }

  private void readFile(
      String pack, String version, String name, int line, List<RuleDefinition> rules) {
    String file = "rules/" + name + ".yaml";
    if (!source.has(file)) {
      problems.error(
          source.packFile(), line, "rule '" + name + "' has no file " + source.shown(file));
      return;
    }
    String text = text(file);
    YamlNode node = text == null ? null : source.parse(text, file, problems);
    if (node != null && !pack.isBlank()) {
      readRule(pack + "/" + name, version, new YamlFields(node, file, problems), file, node, rules);
    }
  }

  private void readRule(
      String id,
      String version,
      YamlFields fields,
      String file,
      YamlNode node,
      List<RuleDefinition> rules) {
    RuleDefinition rule = new RuleReader(fields, file, problems, entities).read(id, version);
    if (rule != null) {
      rules.add(rule);
      places.put(id, new Place(file, node));
    }
  }

  /** Adds a problem whose place is the path of a key in the file of the pack. */
  void addAtPack(RuleProblem problem) {
    Place place = place();
    YamlNode node = place.node();
    String[] path = problem.where().split("\\.", 3);
    for (String step : path) {
      YamlNode next = node.fields().get(step);
      if (next == null) {
        next =
            node.items().stream().filter(item -> item.text().equals(step)).findFirst().orElse(null);
      }
      if (next == null) {
        break;
      }
      node = next;
    }
    problems.error(place.file(), Math.max(1, node.line()), problem.message());
  }
}
