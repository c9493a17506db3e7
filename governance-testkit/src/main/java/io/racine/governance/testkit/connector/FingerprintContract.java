package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.Fingerprint;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsReading;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every connector that {@link SupportsFingerprints notices changes} does, as tests to inherit.
 *
 * <p>A subclass tells what {@link ConnectorContract} asks for, but for broken settings, and how to
 * {@link #change() change} a table.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public abstract class FingerprintContract implements ChangeFixture {
  @Nested
  final class Fingerprints {
    @Test
    void areEqualWhenNothingChanged() {
      Optional<Fingerprint> before;
      try (Connector connector = connect()) {
        before = mark(connector);
      }

      try (Connector connector = connect()) {
        assertThat(before).as("fingerprint of %s", changedTable()).isPresent();
        assertThat(mark(connector)).isEqualTo(before);
      }
    }

    /** Not to know any more is allowed: then the table is read again. */
    @Test
    void areNotEqualAfterAChange() {
      try (Connector connector = connect()) {
        Optional<Fingerprint> before = mark(connector);

        change();

        assertThat(before).as("fingerprint of %s", changedTable()).isPresent();
        assertThat(mark(connector)).isNotEqualTo(before);
      }
    }

    /** One connector sees all of them, as in a host that scans again and again. */
    @Test
    void areNotEqualAfterAnyOfTheFurtherChanges() {
      try (Connector connector = connect()) {
        for (Map.Entry<String, Runnable> change : furtherChanges().entrySet()) {
          Optional<Fingerprint> before = mark(connector);

          change.getValue().run();

          assertThat(before).as("fingerprint of %s", changedTable()).isPresent();
          assertThat(mark(connector)).as("after %s", change.getKey()).isNotEqualTo(before);
        }
      }
    }

    @Test
    void areEqualAfterReading() {
      try (Connector connector = connect()) {
        Optional<Fingerprint> before = mark(connector);

        readAll(connector);

        assertThat(mark(connector)).isEqualTo(before);
      }
    }

    @Test
    void areRefusedAfterClose() {
      Connector connector = connect();
      AssetDescriptor asset = Listed.all(connector).require(changedTable());
      connector.close();

      assertThatThrownBy(() -> marks(connector).fingerprint(asset))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private Optional<Fingerprint> mark(Connector connector) {
    AssetDescriptor asset = Listed.all(connector).require(changedTable());
    return marks(connector).fingerprint(asset);
  }

  private void readAll(Connector connector) {
    AssetDescriptor asset = Listed.all(connector).require(changedTable());
    if (connector instanceof SupportsReading) {
      ReadRequest request = ReadRequest.builder(ReadMode.FULL, asset.columns()).build();
      assertThat(ReadRows.of(connector, AssetPartition.whole(asset), request).rows()).isNotEmpty();
    }
  }

  private static SupportsFingerprints marks(Connector connector) {
    assertThat(connector).isInstanceOf(SupportsFingerprints.class);
    return (SupportsFingerprints) connector;
  }
}
