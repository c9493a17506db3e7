package io.racine.governance.classifier.regex.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.classifier.regex.PackFolders;
import io.racine.governance.classifier.regex.rulepack.RulePackException;
import io.racine.governance.classifier.regex.rulepack.RulePacks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PackSkeletonTest {
  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource({"our-numbers,our-numbers", "Überall 7!,uberall-7", "…,our-pack"})
  void passesItsOwnCheck(String folder, String id) {
    List<Path> files = PackSkeleton.write(home.resolve(folder));

    assertThat(files)
        .extracting(file -> home.resolve(folder).relativize(file).toString())
        .containsExactly("pack.yaml", "rules/customer-number.yaml");
    assertThat(PackCheck.of(List.of(home.resolve(folder)), Clock.systemUTC())).isEmpty();
    assertThat(RulePacks.read(home.resolve(folder)).id()).isEqualTo(id);
  }

  @Test
  void leavesWhatIsThereAlone() throws IOException {
    PackFolders.write(home, "full/notes.txt", "mine");
    Path file = home.resolve("full/notes.txt");

    assertThatThrownBy(() -> PackSkeleton.write(home.resolve("full")))
        .isInstanceOf(RulePackException.class)
        .hasMessageContaining("the folder is not empty. Name one that is not there yet");
    assertThatThrownBy(() -> PackSkeleton.write(file))
        .isInstanceOf(RulePackException.class)
        .hasMessageContaining("it is a file. Name a folder that is not there yet");
    assertThatThrownBy(() -> PackSkeleton.write(file.resolve("below")))
        .isInstanceOf(RulePackException.class)
        .hasMessageContaining("it cannot be written");
    assertThat(file).hasContent("mine");
  }
}
