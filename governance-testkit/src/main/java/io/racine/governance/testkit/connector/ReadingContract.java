package io.racine.governance.testkit.connector;

import org.junit.jupiter.api.Nested;

/**
 * What every connector that {@link io.racine.governance.spi.connector.SupportsReading reads values}
 * does, as tests to inherit.
 *
 * <p>A subclass tells what {@link ConnectorContract} asks for, but for broken settings, and {@link
 * #expectedRows()}.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public abstract class ReadingContract implements ReadingFixture {
  @Nested
  final class Values extends ReadValueChecks {
    Values() {
      super(ReadingContract.this);
    }
  }

  @Nested
  final class Limits extends ReadLimitChecks {
    Limits() {
      super(ReadingContract.this);
    }
  }

  @Nested
  final class Lifecycle extends ReadLifecycleChecks {
    Lifecycle() {
      super(ReadingContract.this);
    }
  }

  @Nested
  final class Secrecy extends ReadSecrecyChecks {
    Secrecy() {
      super(ReadingContract.this);
    }
  }
}
