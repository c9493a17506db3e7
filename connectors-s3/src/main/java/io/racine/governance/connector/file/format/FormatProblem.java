package io.racine.governance.connector.file.format;

import static java.util.Objects.requireNonNull;

/**
 * An object cannot be read. Not API.
 *
 * <p>The message is the part of a sentence that follows a colon, such as {@code the footer is cut
 * off}: no value, no name, nothing that was read. {@link #remedy()} is a whole sentence.
 */
public final class FormatProblem extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kind of problem it is. */
  public enum Kind {
    /** The bytes contradict the format. */
    CORRUPT,
    /** The object ends in the middle. */
    TRUNCATED,
    /** The format has a feature that is not read here. */
    UNSUPPORTED,
    /** A library that the format or codec needs is not on the class path. */
    LIBRARY_MISSING,
    /** Reading on would pass a limit: a decompression bomb, or something that looks like one. */
    OVER_LIMIT
  }

  private final Kind kind;
  private final String remedy;

  private FormatProblem(Kind kind, String why, String remedy) {
    super(why);
    this.kind = kind;
    this.remedy = remedy;
  }

  public static FormatProblem corrupt(String why) {
    return new FormatProblem(Kind.CORRUPT, why, "Check how the object was written");
  }

  public static FormatProblem truncated(String why) {
    return new FormatProblem(Kind.TRUNCATED, why, "Check that the object was written to its end");
  }

  public static FormatProblem unsupported(String why, String remedy) {
    return new FormatProblem(Kind.UNSUPPORTED, why, remedy);
  }

  /**
   * Describes a missing library.
   *
   * @param artifact its Maven coordinates without version, such as {@code io.airlift:aircompressor}
   */
  public static FormatProblem libraryMissing(String what, String artifact) {
    return new FormatProblem(
        Kind.LIBRARY_MISSING,
        what + " needs a library that is not on the class path",
        "Add " + artifact + " to the class path");
  }

  public static FormatProblem overLimit(String why) {
    return new FormatProblem(
        Kind.OVER_LIMIT, why, "Leave the object out if it is what it looks like");
  }

  public Kind kind() {
    return kind;
  }

  /** Returns why, never null. */
  public String why() {
    return requireNonNull(getMessage());
  }

  /** Returns what to do, a sentence without its full stop. */
  public String remedy() {
    return remedy;
  }
}
