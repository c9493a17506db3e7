package io.racine.governance.testkit.connector;

final class InMemoryPartitioningContractTest extends PartitioningContract implements InMemoryShop {
  private final InMemoryConnectorFactory memory = InMemoryShop.open();

  @Override
  public InMemoryConnectorFactory memory() {
    return memory;
  }
}
