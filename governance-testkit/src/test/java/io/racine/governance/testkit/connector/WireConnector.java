package io.racine.governance.testkit.connector;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.Fingerprint;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.SourceDescription;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsReading;
import io.racine.governance.spi.connector.ValueReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Reads a {@link WireServer} over one connection for each call. */
final class WireConnector implements Connector, SupportsReading, SupportsFingerprints {
  static final Duration CONNECT_LIMIT = Duration.ofMillis(500);
  static final AssetPath LETTER = AssetPath.of("letter");

  private final WireFault fault;
  private final ConnectorContext context;
  private final AtomicInteger open;
  private final Set<Runnable> running = ConcurrentHashMap.newKeySet();
  private volatile boolean broken;

  WireConnector(WireFault fault, ConnectorContext context, AtomicInteger open) {
    this.fault = fault;
    this.context = context;
    this.open = open;
  }

  @Override
  public SourceDescription verify() {
    if (has(WireFault.BELIEVES_NONSENSE)) {
      return believed();
    }
    String version;
    try {
      version = ask("version");
    } catch (ConnectorException e) {
      boolean cut = e.code().equals(ConnectorException.CONNECTION_LOST);
      if (cut && has(WireFault.VERIFY_TAKES_A_CUT_FOR_AN_ANSWER)) {
        return SourceDescription.of("Wire server", "1");
      }
      throw e;
    }
    return SourceDescription.of("Wire server", version);
  }

  private SourceDescription believed() {
    try {
      return SourceDescription.of("Wire server", ask("version"));
    } catch (ConnectorException e) {
      if (e.code().equals(ConnectorException.SOURCE_FAILED)) {
        return SourceDescription.of("Wire server", "1");
      }
      throw e;
    }
  }

  @Override
  public Optional<Fingerprint> fingerprint(AssetDescriptor asset) {
    try {
      return Optional.of(Fingerprint.of(ask("count")));
    } catch (ConnectorException e) {
      boolean cut = e.code().equals(ConnectorException.CONNECTION_LOST);
      throw cut && has(WireFault.FINGERPRINT_FAILS)
          ? failure(ConnectorException.SOURCE_FAILED, asset.path(), "no fingerprint")
          : e;
    }
  }

  @Override
  public Cursor<Listing> listAssets(ListRequest request) {
    WireCursor cursor = new WireCursor(this);
    running.add(cursor::cancel);
    return cursor;
  }

  @Override
  public ValueReader open(AssetPartition partition, ReadRequest request) {
    WireReader reader = new WireReader(this, request);
    if (!has(WireFault.CLOSE_LEAVES_READERS)) {
      running.add(reader::stop);
    }
    return reader;
  }

  @Override
  public void close() {
    running.forEach(Runnable::run);
  }

  static AssetDescriptor letter() {
    return AssetDescriptor.builder(CatalogItemType.TABLE, LETTER)
        .columns(
            List.of(
                ColumnDescriptor.of("id", LogicalType.INTEGER),
                ColumnDescriptor.of("text", LogicalType.TEXT)))
        .build();
  }

  boolean has(WireFault wanted) {
    return fault == wanted;
  }

  private String ask(String question) {
    WireConnection connection = connect(() -> false);
    try {
      connection.say(question);
      return connection.line(() -> false);
    } catch (IOException e) {
      throw lost(null);
    } finally {
      free(connection);
    }
  }

  WireConnection connect(BooleanSupplier giveUp) {
    long end = System.nanoTime() + CONNECT_LIMIT.toNanos();
    boolean patient = has(WireFault.WAITS_FOR_AN_ANSWER_FOR_EVER);
    if (broken) {
      throw lost(null);
    }
    WireConnection connection;
    try {
      connection =
          new WireConnection(
              context.settings().get(WireConnectorFactory.HOST),
              context.settings().get(WireConnectorFactory.PORT),
              CONNECT_LIMIT);
      open.incrementAndGet();
    } catch (ConnectException e) {
      broken = has(WireFault.STAYS_BROKEN);
      throw failure(codeOfRefusal(), null, "nobody is there" + password());
    } catch (IOException e) {
      throw lost(null);
    }
    try {
      connection.say("login " + WireServer.PASSWORD);
      connection.line(() -> giveUp.getAsBoolean() || !patient && System.nanoTime() > end);
    } catch (InterruptedIOException e) {
      free(connection);
      throw giveUp.getAsBoolean()
          ? failure(ConnectorException.CANCELED, null, "it was canceled")
          : failure(ConnectorException.UNREACHABLE, null, "nobody answers");
    } catch (ProtocolException e) {
      free(connection);
      throw failure(ConnectorException.SOURCE_FAILED, null, "it answers nonsense");
    } catch (IOException e) {
      free(connection);
      throw lost(null);
    }
    return connection;
  }

  private ErrorCode codeOfRefusal() {
    return switch (fault) {
      case REFUSED_IS_FAILED -> ConnectorException.SOURCE_FAILED;
      case REFUSED_IS_LOST -> ConnectorException.CONNECTION_LOST;
      default -> ConnectorException.UNREACHABLE;
    };
  }

  private String password() {
    return has(WireFault.TELLS_THE_PASSWORD) ? " for " + WireServer.PASSWORD : "";
  }

  void free(WireConnection connection) {
    connection.close();
    if (!has(WireFault.LEAVES_CONNECTIONS_OPEN)) {
      open.decrementAndGet();
    }
  }

  ConnectorException lost(AssetPath asset) {
    return failure(ConnectorException.CONNECTION_LOST, asset, "the connection was lost");
  }

  ConnectorException failure(ErrorCode code, AssetPath asset, String why) {
    String what = "'" + context.source() + "'" + (asset == null ? "" : " " + asset);
    return new ConnectorException(
        code, context.source(), asset, "Cannot read " + what + ": " + why, null);
  }
}
