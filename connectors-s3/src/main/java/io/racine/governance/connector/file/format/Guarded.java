package io.racine.governance.connector.file.format;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Runs what reads hostile bytes, so that nothing leaves it but a {@link FormatProblem} or an {@link
 * IOException}. Not API.
 *
 * <p>What parsers throw is never kept, not even as a cause: their messages quote what they read.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class Guarded {
  private Guarded() {}

  /**
   * Something that reads.
   *
   * @param <T> what it comes to
   */
  @FunctionalInterface
  public interface Reading<T> {
    T read() throws IOException, FormatProblem;
  }

  /** Returns what the reading comes to. */
  public static <T> T read(Reading<T> reading) throws IOException, FormatProblem {
    try {
      return reading.read();
    } catch (UnreadableException e) {
      throw e.problem();
    } catch (EOFException e) {
      throw FormatProblem.truncated("it ends in the middle");
    } catch (JsonProcessingException e) {
      throw ofJson(e);
    } catch (UncheckedIOException e) {
      throw unchecked(e);
    } catch (RuntimeException e) {
      // Parsers meet broken input with all kinds of exceptions; none of them is worth telling.
      throw FormatProblem.corrupt("its bytes contradict its format");
    }
  }

  private static FormatProblem ofJson(JsonProcessingException failure) {
    if (failure instanceof StreamConstraintsException) {
      return FormatProblem.overLimit("a document in it is nested deeper or longer than is read");
    }
    return failure instanceof JsonEOFException
        ? FormatProblem.truncated("a document in it ends in the middle")
        : FormatProblem.corrupt("it is no JSON from some place on");
  }

  private static IOException unchecked(UncheckedIOException failure) throws FormatProblem {
    IOException cause = requireNonNull(failure.getCause());
    if (cause instanceof UnreadableException unreadable) {
      throw unreadable.problem();
    }
    if (cause instanceof EOFException) {
      throw FormatProblem.truncated("it ends in the middle");
    }
    return cause;
  }
}
