package io.racine.governance.testkit.connector;

import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.Listing;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;

/** Lists the one table of a {@link WireServer}. */
final class WireCursor implements Cursor<Listing> {
  private final WireConnector connector;
  private WireConnection connection;
  private String line;
  private boolean ended;
  private volatile boolean canceled;

  WireCursor(WireConnector connector) {
    this.connector = connector;
  }

  @Override
  public boolean hasNext() {
    if (line == null && !ended) {
      advance();
    }
    return !ended;
  }

  private void advance() {
    try {
      if (connection == null) {
        connection = connector.connect(this::isStopped);
        connection.say("list");
      }
      line = connection.line(this::isStopped);
      ended = line.equals(".");
    } catch (InterruptedIOException e) {
      throw connector.failure(ConnectorException.CANCELED, null, "it was canceled");
    } catch (IOException e) {
      if (connector.has(WireFault.LISTING_THROWS_RAW)) {
        throw new UncheckedIOException(e);
      }
      if (!connector.has(WireFault.LISTING_TAKES_A_CUT_FOR_THE_END)) {
        throw connector.lost(null);
      }
      ended = true;
    }
  }

  private boolean isStopped() {
    return canceled && !connector.has(WireFault.LISTING_IGNORES_CANCEL);
  }

  @Override
  public Listing next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    line = null;
    return Listing.found(WireConnector.letter());
  }

  @Override
  public void cancel() {
    canceled = true;
  }

  @Override
  public void close() {
    ended = true;
    if (connection != null) {
      connector.free(connection);
      connection = null;
    }
  }
}
