package io.racine.governance.classifier.regex.rulepack;

import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.classifier.regex.rule.CompiledRule;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleProblem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a pack, file by file, and gathers every problem on the way. */
final class RulePackReader {
  private static final String PACK_FILE = "pack.yaml";
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LEAST_ACCEPTS = 2;
  private static final int LEAST_REJECTS = 3;

  private final PackSource source;
  private final EntityTable entities;
  private final Problems problems = new Problems();

  RulePackReader(PackSource source, EntityTable entities) {
    this.source = source;
    this.entities = entities;
  }

  List<RuleProblem> problems() {
    return problems.all();
  }

  boolean hasErrors() {
    return problems.hasErrors();
  }

  /** Returns the pack with the rules that could be read, or null when there is none. */
  @Nullable RulePack read() {
    String text = source.read(PACK_FILE);
    if (text == null) {
      problems.error(PACK_FILE, 1, "the file is missing");
      return null;
    }
    YamlNode root = source.parse(text, PACK_FILE, problems);
    if (root == null) {
      return null;
    }
    var fields = new YamlFields(root, PACK_FILE, problems);
    String id = fields.requiredText("id");
    String version = fields.requiredText("version");
    String title = fields.requiredText("title");
    List<String> names = fields.texts("rules");
    fields.refuseOthers();
    if (!id.isBlank() && !ID.matcher(id).matches()) {
      problems.error(PACK_FILE, fields.lineOf("id"), "'id' must be lower-kebab");
      return null;
    }
    if (names.isEmpty()) {
      problems.error(PACK_FILE, fields.lineOf("rules"), "'rules' must list at least one rule");
    }
    List<RuleDefinition> rules = readRules(id, version, names, fields.lineOf("rules"));
    for (String file : source.ruleFiles()) {
      String rule = file.endsWith(".yaml") ? file.substring(0, file.length() - 5) : "";
      if (!names.contains(rule)) {
        problems.error("rules/" + file, 1, "the file is not listed in " + PACK_FILE);
      }
    }
    return id.isBlank() ? null : new RulePack(id, version, title, rules);
  }

  private List<RuleDefinition> readRules(
      String pack, String version, List<String> names, int line) {
    List<RuleDefinition> rules = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (String name : names) {
      if (!ID.matcher(name).matches()) {
        problems.error(PACK_FILE, line, "rule '" + name + "' must be lower-kebab");
        continue;
      }
      if (!seen.add(name)) {
        problems.error(PACK_FILE, line, "rule '" + name + "' is listed twice");
        continue;
      }
      String file = "rules/" + name + ".yaml";
      String text = source.read(file);
      if (text == null) {
        problems.error(PACK_FILE, line, "rule '" + name + "' has no file " + file);
        continue;
      }
      YamlNode root = source.parse(text, file, problems);
      if (root != null && !pack.isBlank()) {
        RuleDefinition rule =
            new RuleReader(root, file, problems, entities).read(pack + "/" + name, version);
        if (rule != null) {
          rules.add(rule);
        }
      }
    }
    return rules;
  }

  /**
   * Compiles the rules and runs their examples.
   *
   * @param strict whether too few examples and no reference are errors, as in our own build
   */
  void verify(RulePack pack, Clock clock, boolean strict) {
    CheckContext context = CheckContext.of(clock);
    for (RuleDefinition rule : pack.rules()) {
      String file = "rules/" + rule.id().substring(rule.id().indexOf('/') + 1) + ".yaml";
      List<RuleProblem> found = new ArrayList<>();
      CompiledRule compiled = CompiledRule.compile(rule, context, found);
      if (compiled != null) {
        found.addAll(compiled.failedExamples());
      }
      found.forEach(problem -> problems.error(file, lineFor(file, problem), problem.message()));
      completeness(rule)
          .forEach(
              message -> {
                if (strict) {
                  problems.error(file, 1, message);
                } else {
                  problems.warning(file, 1, message);
                }
              });
    }
  }

  /** Finds the line of what a problem is about: its message begins with a key of the file. */
  private int lineFor(String file, RuleProblem problem) {
    String text = source.read(file);
    YamlNode root = text == null ? null : source.parse(text, file, new Problems());
    if (root == null) {
      return 1;
    }
    String message = problem.message();
    if (message.startsWith("tests.")) {
      return place(root, message.substring(0, message.indexOf(':')).split("\\.", -1), message);
    }
    String key = message.split("[ ':]", 2)[0];
    YamlNode value = root.fields().get("value");
    YamlNode found = value == null ? null : value.fields().get(key);
    if (found == null) {
      found = root.fields().get(key);
    }
    return found == null ? root.line() : found.line();
  }

  private static int place(YamlNode root, String[] path, String message) {
    YamlNode node = root;
    for (String step : path) {
      YamlNode next = node.fields().get(step);
      if (next == null) {
        return node.line();
      }
      node = next;
    }
    String number = message.replaceFirst(".*: example (\\d+) of .*", "$1");
    int index = Integer.parseInt(number) - 1;
    return index < node.items().size() ? node.items().get(index).line() : node.line();
  }

  private static List<String> completeness(RuleDefinition rule) {
    List<String> missing = new ArrayList<>();
    if (rule.value() != null) {
      if (rule.examples().accepts().size() < LEAST_ACCEPTS) {
        missing.add("'tests' must have at least " + LEAST_ACCEPTS + " 'accepts'");
      }
      if (rule.examples().rejects().size() < LEAST_REJECTS) {
        missing.add("'tests' must have at least " + LEAST_REJECTS + " 'rejects'");
      }
    }
    if (rule.references().isEmpty()) {
      missing.add("'references' must have at least one");
    }
    return missing;
  }
}
