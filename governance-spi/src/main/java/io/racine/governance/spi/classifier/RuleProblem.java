package io.racine.governance.spi.classifier;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Something wrong with a rule.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param severity whether the rule can be used all the same
 * @param where the rule id, or file and line as {@code rules/iban.yaml:7}
 * @param message what is wrong and what to do
 * @since 0.1
 */
public record RuleProblem(Severity severity, String where, String message) implements Serializable {
  /** Whether the rule can be used all the same. */
  public enum Severity {
    WARNING,
    ERROR
  }

  public RuleProblem {
    requireNonNull(severity, "severity");
    requireNonNull(where, "where");
    requireNonNull(message, "message");
  }

  public static RuleProblem error(String where, String message) {
    return new RuleProblem(Severity.ERROR, where, message);
  }

  public static RuleProblem warning(String where, String message) {
    return new RuleProblem(Severity.WARNING, where, message);
  }

  @Override
  public String toString() {
    return where + ": " + message;
  }
}
