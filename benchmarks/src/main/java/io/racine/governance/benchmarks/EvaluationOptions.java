package io.racine.governance.benchmarks;

import io.racine.governance.datasource.DataSourceBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one evaluation is asked to do. */
record EvaluationOptions(String what, Path file, Map<String, String> settings) {
  private static final Set<String> KNOWN =
      Set.of(
          "--equivalents", "--predictions", "--url", "--user", "--password", "--name", "--truth");

  private static final String KNOWN_ONLY = "--known";

  static EvaluationOptions parse(List<String> arguments) {
    if (arguments.size() < 2) {
      throw new IllegalArgumentException("evaluate needs what to evaluate and a file");
    }
    Map<String, String> settings = new HashMap<>();
    // A database is named by its options alone.
    int first = arguments.get(1).startsWith("--") ? 1 : 2;
    for (int i = first; i < arguments.size(); i++) {
      String name = arguments.get(i);
      if (name.equals(KNOWN_ONLY)) {
        settings.put(name, "");
        continue;
      }
      if (!KNOWN.contains(name)) {
        throw new IllegalArgumentException("No option '" + name + "'");
      }
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException("Option '" + name + "' needs a value");
      }
      settings.put(name, arguments.get(++i));
    }
    return new EvaluationOptions(
        arguments.get(0), Path.of(first == 1 ? "" : arguments.get(1)), settings);
  }

  Optional<Path> equivalents() {
    return Optional.ofNullable(settings.get("--equivalents")).map(Path::of);
  }

  Optional<Path> predictions() {
    return Optional.ofNullable(settings.get("--predictions")).map(Path::of);
  }

  /** Returns whether lines are left out whose entity no rule of the packs has. */
  boolean isKnownOnly() {
    return settings.containsKey(KNOWN_ONLY);
  }

  String required(String name) {
    String value = settings.get(name);
    if (value == null) {
      throw new IllegalArgumentException("Option '" + name + "' is missing");
    }
    return value;
  }

  /** Describes the database of these options as a data source. */
  void describe(DataSourceBuilder source) {
    source.set("url", required("--url"));
    if (settings.containsKey("--user")) {
      source.set("user", required("--user"));
    }
    if (settings.containsKey("--password")) {
      source.secret("password", () -> required("--password"));
    }
  }
}
