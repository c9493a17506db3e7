package io.racine.governance.examples.rulepack;

import io.racine.governance.classifier.regex.rulepack.RulePack;
import io.racine.governance.classifier.regex.rulepack.RulePacks;
import io.racine.governance.examples.cli.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the pack that a word of the command line means. */
final class Packs {
  private Packs() {}

  /** Returns the pack in a folder or file, or else the built-in one of that id. */
  static RulePack of(String word, Terminal terminal) {
    Path path = terminal.folder().resolve(word);
    return Files.exists(path) ? RulePacks.read(path) : RulePacks.builtIn(word);
  }
}
