package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.Fingerprint;
import io.racine.governance.spi.connector.SupportsFingerprints;
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

  private static SupportsFingerprints marks(Connector connector) {
    assertThat(connector).isInstanceOf(SupportsFingerprints.class);
    return (SupportsFingerprints) connector;
  }
}
