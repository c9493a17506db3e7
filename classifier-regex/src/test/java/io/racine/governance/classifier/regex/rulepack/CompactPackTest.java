package io.racine.governance.classifier.regex.rulepack;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.classifier.RuleDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CompactPackTest {
  private static final String TABLE = "entities.yaml";

  @ParameterizedTest(name = "{0}")
  @MethodSource("packs")
  void holdsWhatTheAuthorsWrote(String id) {
    RulePack written = read(PackSource.builtIn(id));
    RulePack compact = read(CompactPack.builtIn(id));

    assertThat(written).isNotNull();
    assertThat(compact).isEqualTo(written);
    assertThat(RulePacks.builtIn(id)).isEqualTo(written);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("packs")
  void tableGivesTheLevelsItsAuthorsWrote(String id) {
    String text = PackSource.resource(TABLE);
    assertThat(text).isNotNull();
    var problems = new Problems();

    EntityTable written = EntityTable.read(text, problems);

    assertThat(problems.all()).isEmpty();
    assertThat(RulePacks.builtIn(id).rules())
        .extracting(RuleDefinition::entity)
        .allSatisfy(
            entity ->
                assertThat(EntityTable.builtIn().find(entity.name()))
                    .isEqualTo(written.find(entity.name())));
  }

  @Test
  void packThatIsNotThereHasNoFiles() {
    assertThat(CompactPack.builtIn("nothing").read("pack.yaml")).isNull();
  }

  private static @Nullable RulePack read(PackSource source) {
    var problems = new RulePackReader(source, EntityTable.builtIn());
    RulePack pack = problems.read();
    assertThat(problems.problems().all()).isEmpty();
    return pack;
  }

  private static List<String> packs() {
    return RulePacks.builtInIds();
  }
}
