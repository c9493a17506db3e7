package io.racine.governance.testkit.connector;

final class InMemoryFingerprintContractTest extends FingerprintContract implements InMemoryShop {
  private final InMemoryConnectorFactory memory = InMemoryShop.open();

  @Override
  public InMemoryConnectorFactory memory() {
    return memory;
  }
}
