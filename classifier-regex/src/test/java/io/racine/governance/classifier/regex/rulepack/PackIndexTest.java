package io.racine.governance.classifier.regex.rulepack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import io.racine.governance.spi.classifier.RuleDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The index that the build makes of the built-in packs says what is in them. */
final class PackIndexTest {
  private final YamlNode index = index();

  private static YamlNode index() {
    String text = PackSource.resource("index.json");
    assertThat(text).isNotNull();
    var problems = new Problems();
    YamlNode index = YamlText.parse(new JsonFactory(), text, "index.json", problems);
    assertThat(problems.all()).isEmpty();
    return index;
  }

  @Test
  void listsEveryPack() {
    List<String> packs = new ArrayList<>();
    index
        .fields()
        .get("packs")
        .items()
        .forEach(
            pack ->
                packs.add(
                    text(pack, "id")
                        + " "
                        + text(pack, "version")
                        + " ("
                        + text(pack, "rules")
                        + " rules)"));

    assertThat(packs)
        .isEqualTo(
            RulePacks.builtInIds().stream().map(id -> RulePacks.builtIn(id).toString()).toList());
  }

  @Test
  void saysOfEveryRuleWhatItsPackSays() {
    List<Map<String, String>> expected = new ArrayList<>();
    for (String id : RulePacks.builtInIds()) {
      RulePacks.builtIn(id).rules().forEach(rule -> expected.add(facts(rule)));
    }
    List<Map<String, String>> listed = new ArrayList<>();
    for (YamlNode rule : index.fields().get("rules").items()) {
      Map<String, String> facts = new LinkedHashMap<>();
      rule.fields()
          .forEach(
              (key, value) ->
                  facts.put(
                      key,
                      value.kind() == YamlNode.Kind.LIST
                          ? value.items().stream().map(YamlNode::text).toList().toString()
                          : value.text()));
      assertThat(facts.remove("checks")).isNotNull();
      listed.add(facts);
    }

    assertThat(listed).isEqualTo(expected);
  }

  @Test
  void namesTheChecksWithoutTheirArguments() {
    assertThat(index.fields().get("rules").items())
        .filteredOn(rule -> text(rule, "id").equals("finance/iban"))
        .singleElement()
        .satisfies(
            rule ->
                assertThat(rule.fields().get("checks").items())
                    .extracting(YamlNode::text)
                    .containsExactly("iban"));
  }

  private static Map<String, String> facts(RuleDefinition rule) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("id", rule.id());
    facts.put("version", rule.version());
    facts.put("title", rule.title());
    facts.put("entity", rule.entity().name());
    facts.put("level", rule.level().name());
    facts.put("regulations", list(rule.regulations()));
    facts.put("type", rule.type().name());
    rule.chanceRate().ifPresent(rate -> facts.put("p0", String.valueOf(rate)));
    facts.put("named", String.valueOf(rule.name() != null));
    facts.put("nameRequired", String.valueOf(rule.isNameRequired()));
    facts.put("locales", list(rule.locales()));
    facts.put("accepts", String.valueOf(rule.examples().accepts().size()));
    facts.put("rejects", String.valueOf(rule.examples().rejects().size()));
    facts.put("references", list(rule.references()));
    return facts;
  }

  private static String list(Collection<String> texts) {
    return new ArrayList<>(texts).toString();
  }

  private static String text(YamlNode node, String key) {
    return node.fields().get(key).text();
  }
}
