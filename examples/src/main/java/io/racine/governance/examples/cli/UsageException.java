package io.racine.governance.examples.cli;

/** The arguments make no sense; the message says which and what to write instead. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
