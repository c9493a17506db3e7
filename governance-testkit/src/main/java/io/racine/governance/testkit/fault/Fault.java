package io.racine.governance.testkit.fault;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * One way in which a {@link FaultProxy} spoils connections, until another is set.
 *
 * <pre>{@code
 * proxy.set(Fault.refuse());
 * proxy.set(Fault.throttle(1_000).after(20_000));
 * proxy.set(Fault.cut(Cut.RESET).after(512));
 * }</pre>
 *
 * <p>What concerns the bytes that the server sends can be put off with {@link #after}: to strike in
 * the middle of a row, and not at the login.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Fault {
  enum Kind {
    NONE,
    REFUSE,
    BLACK_HOLE,
    DELAY,
    THROTTLE,
    STALL,
    CORRUPT,
    RESET,
    CLOSE
  }

  private static final Fault NONE = new Fault(Kind.NONE, 0, 0);

  private final Kind kind;
  private final long amount;
  private final long after;

  private Fault(Kind kind, long amount, long after) {
    this.kind = kind;
    this.amount = amount;
    this.after = after;
  }

  /** Nothing is wrong: everything is passed on as it comes. */
  public static Fault none() {
    return NONE;
  }

  /** Nobody listens: new connections are refused; those that are open go on. */
  public static Fault refuse() {
    return new Fault(Kind.REFUSE, 0, 0);
  }

  /**
   * Half-open: new connections are taken and never answered, and whatever comes over any
   * connection, from either side, is swallowed. Connections that lost something that way are reset
   * when another fault is set.
   */
  public static Fault blackHole() {
    return new Fault(Kind.BLACK_HOLE, 0, 0);
  }

  /** What the server sends comes that much later, in order; a latency. */
  public static Fault delay(Duration latency) {
    if (latency.isNegative() || latency.isZero()) {
      throw new IllegalArgumentException("latency must be positive but was " + latency);
    }
    return new Fault(Kind.DELAY, latency.toNanos(), 0);
  }

  /** What the server sends comes in that many bytes a second over each connection. */
  public static Fault throttle(long bytesPerSecond) {
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException(
          "bytesPerSecond must be 1 or more but was " + bytesPerSecond);
    }
    return new Fault(Kind.THROTTLE, bytesPerSecond, 0);
  }

  /** Nothing more comes from the server; it goes on from there when another fault is set. */
  public static Fault stall() {
    return new Fault(Kind.STALL, 0, 0);
  }

  /** Every bit that the server sends is turned over: nonsense in place of an answer. */
  public static Fault corrupt() {
    return new Fault(Kind.CORRUPT, 0, 0);
  }

  /** The connection is cut. */
  public static Fault cut(Cut how) {
    return new Fault(requireNonNull(how, "how") == Cut.RESET ? Kind.RESET : Kind.CLOSE, 0, 0);
  }

  /**
   * Returns this fault, put off until the server has sent so many bytes over a connection. They are
   * counted for each connection apart, from when the fault was set or the connection was made.
   *
   * @throws IllegalArgumentException if this does not concern what the server sends
   */
  public Fault after(long bytes) {
    if (kind == Kind.NONE || kind == Kind.REFUSE || kind == Kind.BLACK_HOLE) {
      throw new IllegalArgumentException("'" + this + "' has no bytes to come after");
    }
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes must not be negative but was " + bytes);
    }
    return new Fault(kind, amount, bytes);
  }

  Kind kind() {
    return kind;
  }

  /** Nanoseconds of a delay, bytes a second of a throttle. */
  long amount() {
    return amount;
  }

  /** How many bytes of the server pass over a connection unharmed. */
  long after() {
    return after;
  }

  /** Returns what is wrong in words, for the names of tests. */
  @Override
  public String toString() {
    String what =
        switch (kind) {
          case NONE -> "no fault";
          case REFUSE -> "refused";
          case BLACK_HOLE -> "black hole";
          case DELAY -> "late by " + Duration.ofNanos(amount).toMillis() + " ms";
          case THROTTLE -> "slow with " + amount + " bytes a second";
          case STALL -> "stalled";
          case CORRUPT -> "corrupted";
          case RESET -> "reset";
          case CLOSE -> "closed";
        };
    return after == 0 ? what : what + " after " + after + " bytes";
  }
}
