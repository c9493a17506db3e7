package io.racine.governance.testkit.connector;

final class InMemoryConnectorContractTest extends ConnectorContract implements InMemoryShop {
  private final InMemoryConnectorFactory memory = InMemoryShop.open();

  @Override
  public InMemoryConnectorFactory memory() {
    return memory;
  }
}
