package io.racine.governance.classifier.regex.rulepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.classifier.regex.PackFolders;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassPathPackTest {
  private static final String HOME = "META-INF/racine/rulepacks/";

  @TempDir private Path jar;
  @TempDir private Path other;

  @Test
  void isReadByItsId() throws IOException {
    write(jar, "acme", "acme");

    try (URLClassLoader loader = loader(jar, other)) {
      assertThat(RulePacks.onClassPath("acme", loader).toString()).isEqualTo("acme 1 (1 rules)");
    }
  }

  @Test
  void refusesAPackThatIsNotThereOrThereTwice() throws IOException {
    write(jar, "acme", "acme");
    write(other, "acme", "acme");

    try (URLClassLoader loader = loader(jar, other)) {
      assertThatThrownBy(() -> RulePacks.onClassPath("acme", loader))
          .isInstanceOf(RulePackException.class)
          .hasMessage(
              "Cannot use rule pack 'acme' of the class path, 1 problem:\n"
                  + "  acme: META-INF/racine/rulepacks/acme/pack.yaml is there 2 times. Leave all"
                  + " jars but one away");
      assertThatThrownBy(() -> RulePacks.onClassPath("nothing", loader))
          .isInstanceOf(RulePackException.class)
          .hasMessageEndingWith(
              "nothing: no META-INF/racine/rulepacks/nothing/pack.yaml on the class path. Add the"
                  + " jar that carries the pack");
      assertThatThrownBy(() -> RulePacks.onClassPath("../acme", loader))
          .isInstanceOf(RulePackException.class)
          .hasMessageEndingWith("../acme: the id of a pack must be lower-kebab");
    }
  }

  @Test
  void refusesAPackOfAnotherIdAndAFileThatIsHuge() throws IOException {
    write(jar, "acme", "core");
    PackFolders.write(jar, HOME + "huge/pack.yaml", "#".repeat((4 << 20) + 1));

    try (URLClassLoader loader = loader(jar)) {
      assertThatThrownBy(() -> RulePacks.onClassPath("acme", loader))
          .hasMessageContaining("pack.yaml:1: 'id' must be 'acme', as its folder is");
      assertThatThrownBy(() -> RulePacks.onClassPath("huge", loader))
          .hasMessageContaining("pack.yaml:1: the file cannot be read as UTF-8 text");
    }
  }

  private static void write(Path home, String folder, String id) throws IOException {
    Files.createDirectories(home.resolve(HOME + folder));
    PackFolders.write(
        home,
        HOME + folder + "/pack.yaml",
        "id: " + id + "\nversion: 1\ntitle: Ours\nrules: [desk]\n");
    PackFolders.write(
        home,
        HOME + folder + "/rules/desk.yaml",
        "title: Desk\nentity: DESK\nlevel: PII\nname: {tokens: [desk]}\n");
  }

  private static URLClassLoader loader(Path... homes) throws IOException {
    URL[] urls = new URL[homes.length];
    for (int i = 0; i < homes.length; i++) {
      urls[i] = homes[i].toUri().toURL();
    }
    return new URLClassLoader(urls, null);
  }
}
