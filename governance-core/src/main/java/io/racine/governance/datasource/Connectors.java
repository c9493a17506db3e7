package io.racine.governance.datasource;

import io.racine.governance.plugin.PluginRegistry;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.SecretReference;
import io.racine.governance.spi.config.SecretResolver;
import io.racine.governance.spi.config.Settings;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the connector of a data source: settings, secrets, plugin. Not API; may change in any
 * release.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class Connectors {
  private static final ErrorCode SECRET_MISSING =
      ErrorCode.of("data-source.secret-missing", ErrorKind.HOST_CONFIG);
  private static final ErrorCode NO_CONNECTOR =
      ErrorCode.of("data-source.no-connector", ErrorKind.HOST_CONFIG);
  private static final ErrorCode NOT_DECLARED =
      ErrorCode.of("data-source.not-declared", ErrorKind.HOST_CONFIG);

  private final PluginRegistry plugins;
  private final Map<String, SecretResolver> resolvers;
  private final Map<SourceName, DeclaredSource> declared;
  private final Clock clock;

  public Connectors(
      PluginRegistry plugins,
      Map<String, SecretResolver> resolvers,
      List<DeclaredSource> declared,
      Clock clock) {
    this.plugins = plugins;
    this.resolvers = Map.copyOf(resolvers);
    this.declared = new LinkedHashMap<>();
    declared.forEach(source -> this.declared.put(source.name(), source));
    this.clock = clock;
  }

  /** Returns what is wrong with a declared source, one sentence each. */
  public List<String> problems(DeclaredSource source) {
    return problems(source.request(), source.secretNames(), source.references());
  }

  boolean declares(SourceName name) {
    return declared.containsKey(name);
  }

  List<String> problems(DataSourceRequest request) {
    return problems(request, request.secrets().keySet(), request.secrets());
  }

  private List<String> problems(
      DataSourceRequest request,
      Iterable<String> secretNames,
      Map<String, SecretReference> references) {
    Optional<ConnectorFactory> factory = plugins.findConnector(request.type());
    if (factory.isEmpty()) {
      return List.of(plugins.whyNoConnector(request.type()));
    }
    List<String> problems =
        new ArrayList<>(factory.get().settings().problems(request.settings(), secretNames));
    for (SecretReference reference : references.values()) {
      if (!resolvers.containsKey(reference.scheme())) {
        problems.add(
            "no secret resolver for '"
                + reference.scheme()
                + ":'; known are "
                + resolvers.keySet().stream().sorted().toList());
      }
    }
    return problems;
  }

  /**
   * Returns a new connector; the caller closes it.
   *
   * @throws GovernanceException if it cannot be made
   */
  public Connector open(DataSource source) {
    ConnectorFactory factory =
        plugins
            .findConnector(source.type())
            .orElseThrow(
                () ->
                    new GovernanceException(
                        NO_CONNECTOR,
                        "Cannot connect to data source '"
                            + source.name()
                            + "': "
                            + plugins.whyNoConnector(source.type())));
    @Nullable DeclaredSource declaration = source.declared() ? declared.get(source.name()) : null;
    if (source.declared() && declaration == null) {
      throw new GovernanceException(
          NOT_DECLARED,
          "Data source '"
              + source.name()
              + "' was declared in a builder that this process does not have. Declare it, or delete"
              + " it and create it anew.");
    }
    Map<String, Secret> secrets = new LinkedHashMap<>();
    source.secrets().forEach((name, reference) -> secrets.put(name, secret(source, reference)));
    if (declaration != null) {
      declaration.references().forEach((name, ref) -> secrets.put(name, secret(source, ref)));
      secrets.putAll(declaration.secrets());
    }
    List<String> problems = factory.settings().problems(source.settings(), secrets.keySet());
    if (!problems.isEmpty()) {
      throw new InvalidDataSourceException(source.name().text(), problems);
    }
    return factory.create(
        new Context(
            source.name(),
            source.type(),
            factory.settings().read(source.settings(), secrets),
            clock,
            declaration));
  }

  /** The secret is looked up when it is used, so that a rotated one is found. */
  private Secret secret(DataSource source, SecretReference reference) {
    return Secret.from(
        () ->
            Optional.ofNullable(resolvers.get(reference.scheme()))
                .flatMap(resolver -> resolver.resolve(reference.name()))
                .orElseThrow(
                    () ->
                        new GovernanceException(
                            SECRET_MISSING,
                            "Cannot connect to data source '"
                                + source.name()
                                + "': secret '"
                                + reference
                                + "' is not there."))
                .reveal());
  }

  private record Context(
      SourceName source,
      DataSourceType type,
      Settings settings,
      Clock clock,
      @Nullable DeclaredSource declaration)
      implements ConnectorContext {
    @Override
    public <T> Optional<T> handedIn(Class<T> wanted) {
      return declaration == null ? Optional.empty() : declaration.handedIn(wanted);
    }
  }
}
