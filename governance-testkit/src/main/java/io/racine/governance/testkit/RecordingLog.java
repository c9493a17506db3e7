package io.racine.governance.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Records what is logged through {@code java.util.logging} (and so through {@code System.Logger} or
 * a bridge) and printed to the standard streams, until it is closed.
 *
 * <p>Opened in a try-with-resources statement around what is tested; {@link #lines()} then goes to
 * a {@link LeakProbe}. It listens at every level, because a secret in a debug message is a leak
 * too. The standard streams belong to the whole process, so two recordings must not overlap.
 *
 * <p><b>Threads:</b> Thread-safe; opened and closed by one thread.
 *
 * @since 0.1
 */
public final class RecordingLog implements AutoCloseable {
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Logger root = Logger.getLogger("");
  private final Level formerLevel = root.getLevel();
  private final PrintStream formerOut = System.out;
  private final PrintStream formerErr = System.err;
  private final Handler handler =
      new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
          logged.add(record.getLevel() + " " + formatter.formatMessage(record) + thrown(record));
        }

        @Override
        public void flush() {
          // Nothing is buffered.
        }

        @Override
        public void close() {
          // Nothing is held.
        }
      };

  private RecordingLog() {
    handler.setLevel(Level.ALL);
    root.addHandler(handler);
    root.setLevel(Level.ALL);
    System.setOut(tee(formerOut));
    System.setErr(tee(formerErr));
  }

  /** Starts a recording. */
  public static RecordingLog open() {
    return new RecordingLog();
  }

  /** Returns what was logged and printed up to now. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(logged);
    synchronized (printed) {
      lines.addAll(printed.toString(UTF_8).lines().toList());
    }
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    root.removeHandler(handler);
    root.setLevel(formerLevel);
    System.setOut(formerOut);
    System.setErr(formerErr);
  }

  private PrintStream tee(PrintStream former) {
    return new PrintStream(
        new OutputStream() {
          @Override
          public void write(int oneByte) {
            synchronized (printed) {
              printed.write(oneByte);
            }
            former.write(oneByte);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            synchronized (printed) {
              printed.write(bytes, offset, length);
            }
            former.write(bytes, offset, length);
          }

          @Override
          public void flush() {
            former.flush();
          }
        },
        true,
        UTF_8);
  }

  private static String thrown(LogRecord record) {
    if (record.getThrown() == null) {
      return "";
    }
    var trace = new StringWriter();
    record.getThrown().printStackTrace(new PrintWriter(trace, true));
    return "\n" + trace;
  }
}
