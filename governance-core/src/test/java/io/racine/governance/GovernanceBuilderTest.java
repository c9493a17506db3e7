package io.racine.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.datasource.DataSourceRequest;
import io.racine.governance.fixture.Shop;
import io.racine.governance.fixture.TokenClassifierFactory;
import io.racine.governance.spi.SpiVersion;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.config.SettingsSchema;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.store.StoreConfig;
import io.racine.governance.testkit.connector.InMemoryConnectorFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GovernanceBuilderTest {
  private static final DataSourceType MEMORY = InMemoryConnectorFactory.TYPE;

  @Test
  void listsEveryFaultAtOnce() {
    GovernanceBuilder builder =
        Governance.builder()
            .plugin(new InMemoryConnectorFactory())
            .plugin(new TokenClassifierFactory())
            .dataSource("a", MEMORY, source -> source.set("colour", "red"))
            .dataSource("b", DataSourceType.of("IN_MEMROY"), source -> {})
            .dataSource("c", MEMORY, source -> source.set("password", "plain"))
            .dataSource("d", MEMORY, source -> source.secretReference("password", "vault:x"))
            .dataSource("e", MEMORY, source -> source.secretReference("password", "hunter2"))
            .classifier("tokne", classifier -> {});

    assertThatThrownBy(builder::build)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage(
            """
            Cannot build Governance, 6 problems:
              No classifier 'tokne'. Loaded classifiers: token. Did you mean 'token'?
              data source 'a': setting 'colour' is not known; known are [content, password]
              data source 'b': No connector serves type IN_MEMROY. Loaded connectors serve \
            [IN_MEMORY]. Did you mean 'IN_MEMORY'?
              data source 'c': setting 'password' is a secret and must be given as one
              data source 'd': no secret resolver for 'vault:'; known are [env, file]
              data source 'e': Secret reference must have the form 'scheme:name', such as \
            'env:WAREHOUSE_PASSWORD'""");
  }

  @Test
  void refusesAnOptionSetTwiceAtTheCall() {
    GovernanceBuilder builder =
        Governance.builder()
            .store(StoreConfig.inMemory())
            .clock(Clock.systemUTC())
            .dataSource("a", MEMORY, source -> {})
            .classifier("token", classifier -> {});

    assertThatThrownBy(() -> builder.store(StoreConfig.inMemory()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("store was already set");
    assertThatThrownBy(() -> builder.clock(Clock.systemUTC())).hasMessage("clock was already set");
    assertThatThrownBy(() -> builder.dataSource("a", MEMORY, source -> {}))
        .hasMessage("data source 'a' was already declared");
    assertThatThrownBy(() -> builder.classifier("token", classifier -> {}))
        .hasMessage("classifier 'token' was already configured");
    assertThatThrownBy(() -> builder.secretResolver("env", name -> java.util.Optional.empty()))
        .hasMessage("secret resolver 'env:' was already set");
  }

  @Test
  void refusesTwoPluginsWithOneId() {
    GovernanceBuilder builder =
        Governance.builder()
            .plugin(new InMemoryConnectorFactory())
            .plugin(new Impostor("in-memory", 1));

    assertThatThrownBy(builder::build)
        .hasMessage(
            "Cannot build Governance, 1 problem:\n  connector id 'in-memory' is claimed by "
                + InMemoryConnectorFactory.class.getName()
                + " and by "
                + Impostor.class.getName());
  }

  @Test
  void refusesAPluginOfAnotherSpiAndOneWithoutAProperId() {
    GovernanceBuilder builder =
        Governance.builder()
            .plugin(new Impostor("future", SpiVersion.CURRENT + 1))
            .plugin(new Impostor("Not Kebab", SpiVersion.CURRENT));

    assertThatThrownBy(builder::build)
        .hasMessageContaining(
            "connector 'future' ("
                + Impostor.class.getName()
                + ") is made for SPI 2; this release"
                + " runs SPI 1 to 1")
        .hasMessageContaining("id must be lower-kebab but was 'Not Kebab'");
  }

  @Test
  void refusesAStoredSourceOfADeclaredName(@TempDir Path folder) {
    try (Governance governance =
        Governance.builder().store(StoreConfig.embedded(folder)).plugin(Shop.memory()).build()) {
      governance.dataSources().create(DataSourceRequest.builder(Shop.NAME, MEMORY).build());
    }

    GovernanceBuilder declared = Shop.builder(StoreConfig.embedded(folder), Shop.memory());

    assertThatThrownBy(declared::build)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("the store already holds a source of that name");
  }

  @Test
  void keepsADeclaredSourceAcrossStartsAndRefusesToChangeIt(@TempDir Path folder) {
    Shop.builder(StoreConfig.embedded(folder), Shop.memory()).build().close();

    try (Governance governance =
        Shop.builder(StoreConfig.embedded(folder), Shop.memory()).build()) {
      assertThat(governance.dataSources().list()).hasSize(1);
      assertThatThrownBy(
              () ->
                  governance
                      .dataSources()
                      .update(DataSourceRequest.builder(Shop.NAME, MEMORY).build()))
          .hasMessage("Data source 'shop' is declared in the builder and cannot be changed here.");
      assertThatThrownBy(() -> governance.dataSources().delete(Shop.NAME))
          .hasMessage("Data source 'shop' is declared in the builder and cannot be deleted here.");
    }
  }

  /** A connector that is not what it says it is. */
  private record Impostor(String id, int spiVersion) implements ConnectorFactory {
    @Override
    public SettingsSchema settings() {
      return SettingsSchema.empty();
    }

    @Override
    public Set<DataSourceType> types() {
      return Set.of(DataSourceType.of("IMPOSTOR"));
    }

    @Override
    public Connector create(ConnectorContext context) {
      throw new IllegalStateException("never made");
    }
  }
}
