package io.racine.governance.classifier.regex.check;

/**
 * Says whether a value that has the right shape is also valid.
 *
 * <p>Made by {@link ValueChecks#parse}. The value comes normalised as the rule says. A check never
 * throws for odd data, takes time linear in the length of the value, and keeps nothing of it.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ValueCheck {
  boolean passes(String value);
}
