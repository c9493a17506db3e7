package io.racine.governance.plugin;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.PluginFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * Where plugins are discovered: the services that a class loader sees.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class PluginSource {
  private final ClassLoader loader;

  private PluginSource(ClassLoader loader) {
    this.loader = requireNonNull(loader, "loader");
  }

  public static PluginSource of(ClassLoader loader) {
    return new PluginSource(loader);
  }

  /**
   * Returns the class path of the host: the thread's context loader, or else this library's own.
   */
  public static PluginSource classPath() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return new PluginSource(context != null ? context : PluginSource.class.getClassLoader());
  }

  /**
   * Returns the factories of a kind; one that cannot be made becomes a problem, the others load.
   */
  <F extends PluginFactory> List<F> load(Class<F> kind, Consumer<String> problems) {
    List<F> found = new ArrayList<>();
    Iterator<ServiceLoader.Provider<F>> providers =
        ServiceLoader.load(kind, loader).stream().iterator();
    // A broken line of a services file throws from hasNext and is passed; the loader goes on behind
    // it.
    // The bound is against a loader that would report the same line for ever.
    for (int faults = 0; faults < 100; ) {
      String what = kind.getSimpleName();
      try {
        if (!providers.hasNext()) {
          break;
        }
        ServiceLoader.Provider<F> provider = providers.next();
        what = provider.type().getName();
        found.add(provider.get());
      } catch (ServiceConfigurationError | LinkageError e) {
        faults++;
        problems.accept("Cannot load plugin " + what + ": " + e);
      }
    }
    return found;
  }
}
