package io.racine.governance.architecture.broken.core;

import java.time.Instant;

/** Breaks a rule on purpose. */
public final class CodeThatAsksTheSystemForTheTime {
  private CodeThatAsksTheSystemForTheTime() {}

  public static Instant time() {
    return Instant.now();
  }
}
