package io.racine.governance.examples.cli;

/** How an example ended, for scripts. */
public enum ExitCode {
  DONE(0),
  FAILED(1),
  WRONG_USAGE(2),
  /** Done, but something could not be read or only in a lesser way. */
  DONE_WITH_ISSUES(3),
  /** Something as sensitive as {@code --fail-on} says was found; wins over issues. */
  FOUND(4);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
