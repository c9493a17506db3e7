package io.racine.governance.classifier.regex.authoring;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a rule, or the pack itself, differs between two packs.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param kind what became of it
 * @param rule the rule's name within its pack, or {@code pack.yaml}
 * @param keys what changed, as {@code key: before → after}; empty unless it was changed
 * @since 0.1
 */
public record RuleChange(Kind kind, String rule, List<String> keys) {
  /** What became of a rule. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  public RuleChange {
    requireNonNull(kind, "kind");
    requireNonNull(rule, "rule");
    keys = List.copyOf(keys);
  }
}
