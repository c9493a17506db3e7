import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.racine.governance.classifier.regex.check.ValueChecks;
import io.racine.governance.classifier.regex.rulepack.RulePack;
import io.racine.governance.classifier.regex.rulepack.RulePacks;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.ValueSignal;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the index of the built-in rule packs at build time, for programs: a line a pack and a line
 * a rule, in the order of precedence. Argument: the file to write.
 */
final class PackIndexer {
  private static final JsonFactory JSON = new JsonFactory();

  public static void main(String[] arguments) throws IOException {
    List<String> packs = new ArrayList<>();
    List<String> rules = new ArrayList<>();
    for (String id : RulePacks.builtInIds()) {
      RulePack pack = RulePacks.builtIn(id);
      packs.add(json(pack));
      for (RuleDefinition rule : pack.rules()) {
        rules.add(json(rule));
      }
    }
    // The same bytes on every system.
    Files.writeString(
        Path.of(arguments[0]),
        "{\"packs\":[\n"
            + String.join(",\n", packs)
            + "\n],\"rules\":[\n"
            + String.join(",\n", rules)
            + "\n]}\n",
        StandardCharsets.UTF_8);
  }

  private static String json(RulePack pack) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("id", pack.id());
      json.writeStringField("version", pack.version());
      json.writeStringField("title", pack.title());
      list(json, "requires", pack.requires().keySet());
      json.writeNumberField("rules", pack.rules().size());
      json.writeEndObject();
    }
    return text.toString();
  }

  private static String json(RuleDefinition rule) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("id", rule.id());
      json.writeStringField("version", rule.version());
      json.writeStringField("title", rule.title());
      json.writeStringField("entity", rule.entity().name());
      json.writeStringField("level", rule.level().name());
      list(json, "regulations", rule.regulations());
      json.writeStringField("type", rule.type().name());
      list(json, "checks", checks(rule.value()));
      if (rule.chanceRate().isPresent()) {
        json.writeNumberField("p0", rule.chanceRate().getAsDouble());
      }
      json.writeBooleanField("named", rule.name() != null);
      json.writeBooleanField("nameRequired", rule.isNameRequired());
      list(json, "locales", rule.locales());
      json.writeNumberField("accepts", rule.examples().accepts().size());
      json.writeNumberField("rejects", rule.examples().rejects().size());
      list(json, "references", rule.references());
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void list(JsonGenerator json, String name, Collection<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /** Returns the names of the checks; their arguments are in the pack. */
  private static Set<String> checks(ValueSignal value) {
    Set<String> names = new LinkedHashSet<>();
    if (value != null) {
      for (String check : value.checks()) {
        names.addAll(ValueChecks.namesIn(check));
      }
    }
    return names;
  }
}
