package io.racine.governance.testkit.connector;

import org.jspecify.annotations.Nullable;

/** What a factory and its connectors share about one content. */
final class InMemoryState {
  private final InMemoryFaults faults = new InMemoryFaults();
  private final InMemoryActivity activity = new InMemoryActivity();
  private volatile @Nullable InMemorySource content;

  InMemoryFaults faults() {
    return faults;
  }

  InMemoryActivity activity() {
    return activity;
  }

  @Nullable InMemorySource content() {
    return content;
  }

  void content(@Nullable InMemorySource next) {
    content = next;
  }
}
