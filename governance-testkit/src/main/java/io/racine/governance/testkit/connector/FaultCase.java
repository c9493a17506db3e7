package io.racine.governance.testkit.connector;

import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.testkit.fault.Cut;
import io.racine.governance.testkit.fault.Fault;
import io.racine.governance.testkit.fault.FaultProxy;

/** A read that a fault spoils, one of each kind. */
enum FaultCase {
  GONE(true) {
    @Override
    void strike(FaultProxy proxy, long bytes) {
      proxy.set(Fault.refuse()).cut(Cut.RESET);
    }
  },
  SWALLOWED(true) {
    @Override
    void strike(FaultProxy proxy, long bytes) {
      proxy.set(Fault.blackHole());
    }
  },
  NONSENSE(true) {
    @Override
    void strike(FaultProxy proxy, long bytes) {
      proxy.set(Fault.corrupt());
    }
  },
  RESET(false) {
    @Override
    void strike(FaultProxy proxy, long bytes) {
      proxy.set(Fault.cut(Cut.RESET).after(bytes / 2));
    }
  },
  CLOSED(false) {
    @Override
    void strike(FaultProxy proxy, long bytes) {
      proxy.set(Fault.cut(Cut.CLOSE).after(bytes / 2));
    }
  },
  SILENT(false) {
    @Override
    void strike(FaultProxy proxy, long bytes) {
      proxy.set(Fault.stall().after(bytes / 2));
    }
  };

  /** Whether it must have struck before a connection is there. */
  private final boolean connecting;

  FaultCase(boolean connecting) {
    this.connecting = connecting;
  }

  boolean isBeforeConnecting() {
    return connecting;
  }

  abstract void strike(FaultProxy proxy, long bytes);

  /** Reads until the fault, or the time limit, ends it. */
  BrokenRead spoil(FaultSubject subject, FaultProxy proxy, Connector connector, long bytes) {
    ReadRequest.Builder request = subject.request();
    if (!connecting) {
      request.timeLimit(subject.fixture().readTimeLimit());
    }
    strike(proxy, bytes);
    try (ValueReader reader = subject.open(connector, request.build())) {
      return BrokenRead.of(reader);
    }
  }
}
