package io.racine.governance.examples.rulepack;

import io.racine.governance.examples.cli.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands behind a command.
 *
 * @param words the words that are no options
 * @param data the files given with {@code --data}
 */
record CommandLine(List<String> words, List<String> data) {
  private static final String DATA = "--data";

  CommandLine {
    words = List.copyOf(words);
    data = List.copyOf(data);
  }

  static CommandLine parse(List<String> arguments) {
    List<String> words = new ArrayList<>();
    List<String> data = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith(DATA + "=")) {
        data.add(argument.substring(DATA.length() + 1));
      } else if (argument.equals(DATA)) {
        if (i + 1 == arguments.size() || arguments.get(i + 1).startsWith("--")) {
          throw new UsageException("Option '--data' needs a file");
        }
        data.add(arguments.get(++i));
      } else if (argument.startsWith("--")) {
        throw new UsageException("Unknown option '" + Text.plain(argument) + "'");
      } else {
        words.add(argument);
      }
    }
    return new CommandLine(words, data);
  }

  /** Returns the words, of which there must be so many. */
  List<String> operands(int least, int most, String otherwise) {
    if (words.size() < least || words.size() > most) {
      throw new UsageException(otherwise);
    }
    return words;
  }

  void refuseData(String command) {
    if (!data.isEmpty()) {
      throw new UsageException("'" + command + "' reads no data");
    }
  }
}
