package io.racine.governance.examples.cli;

import io.racine.governance.event.GovernanceEvent;
import io.racine.governance.event.GovernanceListener;
import io.racine.governance.scan.AssetScanned;
import io.racine.governance.scan.ScanFinished;
import io.racine.governance.scan.ScanProgress;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Draws how far a scan is, on standard error and only when somebody is watching.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class ProgressBar implements GovernanceListener {
  private static final int WIDTH = 30;
  private static final int LINE = 78;
  private final PrintStream out;
  private final boolean visible;
  private boolean drawn;
  private boolean finished;

  private ProgressBar(PrintStream out, boolean visible) {
    this.out = out;
    this.visible = visible;
  }

  public static ProgressBar on(Terminal terminal) {
    return new ProgressBar(terminal.err(), terminal.interactive());
  }

  @Override
  public synchronized void on(GovernanceEvent event) {
    if (event instanceof ScanFinished) {
      wipe();
    } else if (visible && !finished && event instanceof AssetScanned scanned) {
      draw(scanned.progress());
    }
  }

  private void draw(ScanProgress progress) {
    long total = Math.max(1, progress.listed());
    int filled = (int) Math.min(WIDTH, WIDTH * progress.finished() / total);
    String text =
        String.format(
            Locale.ROOT,
            "[%s%s] %d of %d%s, %,d rows",
            "█".repeat(filled),
            "░".repeat(WIDTH - filled),
            progress.finished(),
            progress.listed(),
            progress.listingDone() ? "" : "+",
            progress.rowsRead());
    out.print("\r" + text + " ".repeat(Math.max(0, LINE - text.length())));
    out.flush();
    drawn = true;
  }

  private void wipe() {
    if (drawn) {
      out.print("\r" + " ".repeat(LINE) + "\r");
      out.flush();
    }
    drawn = false;
    finished = true;
  }
}
