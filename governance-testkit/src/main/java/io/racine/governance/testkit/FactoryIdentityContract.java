package io.racine.governance.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.PluginFactory;
import io.racine.governance.spi.SpiVersion;
import java.lang.reflect.Modifier;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What every plugin says about itself, as tests; part of each plugin contract.
 *
 * <p>A plugin author inherits the contract of the kind of plugin, not this.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public abstract class FactoryIdentityContract {
  private final Supplier<? extends PluginFactory> factory;
  private final Class<? extends PluginFactory> service;

  /**
   * Checks the identity of a plugin.
   *
   * @param service the interface under which the plugin is found
   */
  protected FactoryIdentityContract(
      Supplier<? extends PluginFactory> factory, Class<? extends PluginFactory> service) {
    this.factory = factory;
    this.service = service;
  }

  @Test
  final void hasALowerKebabIdThatNeverChanges() {
    assertThat(factory.get().id()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    assertThat(factory.get().id()).isEqualTo(factory.get().id());
  }

  @Test
  final void isFoundByServiceLoader() {
    Class<?> type = factory.get().getClass();

    assertThat(
            ServiceLoader.load(service, type.getClassLoader()).stream()
                .map(ServiceLoader.Provider::type))
        .as("providers in META-INF/services/%s", service.getName())
        .anyMatch(type::equals);
  }

  @Test
  final void isPublicWithAPublicConstructorWithoutArguments() {
    Class<?> type = factory.get().getClass();

    assertThat(Modifier.isPublic(type.getModifiers())).as("%s is public", type).isTrue();
    assertThat(type.getConstructors())
        .as("public constructors of %s", type)
        .anyMatch(constructor -> constructor.getParameterCount() == 0);
  }

  @Test
  final void reportsASupportedSpiVersion() {
    assertThat(factory.get().spiVersion())
        .isBetween(SpiVersion.OLDEST_SUPPORTED, SpiVersion.CURRENT);
  }
}
