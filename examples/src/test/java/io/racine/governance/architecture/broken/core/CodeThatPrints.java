package io.racine.governance.architecture.broken.core;

/** Breaks a rule on purpose. */
public final class CodeThatPrints {
  private CodeThatPrints() {}

  public static void print() {
    System.out.println("printed");
  }
}
