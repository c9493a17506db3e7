package io.racine.governance.testkit.connector;

final class InMemoryReadingContractTest extends ReadingContract implements InMemoryShop {
  private final InMemoryConnectorFactory memory = InMemoryShop.open();

  @Override
  public InMemoryConnectorFactory memory() {
    return memory;
  }
}
