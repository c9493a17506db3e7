package io.racine.governance.datasource;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.SecretReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A source as the host declared it, with its secrets. Not API; may change in any release.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public final class DeclaredSource {
  private final DataSourceRequest request;
  private final Map<String, Secret> secrets;
  private final Map<String, SecretReference> references;
  private final List<Object> handedIn;

  DeclaredSource(
      DataSourceRequest request,
      Map<String, Secret> secrets,
      Map<String, SecretReference> references,
      List<Object> handedIn) {
    this.request = request;
    this.secrets = new LinkedHashMap<>(secrets);
    this.references = new LinkedHashMap<>(references);
    this.handedIn = List.copyOf(handedIn);
  }

  public static DeclaredSource of(
      SourceName name, DataSourceType type, Consumer<DataSourceBuilder> description) {
    var builder = new DataSourceBuilder(name, type);
    requireNonNull(description, "description").accept(builder);
    return builder.build();
  }

  public SourceName name() {
    return request.name();
  }

  DataSourceRequest request() {
    return request;
  }

  Map<String, Secret> secrets() {
    return secrets;
  }

  Map<String, SecretReference> references() {
    return references;
  }

  Set<String> secretNames() {
    var names = new TreeSet<>(secrets.keySet());
    names.addAll(references.keySet());
    return names;
  }

  <T> Optional<T> handedIn(Class<T> type) {
    return handedIn.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  @Override
  public String toString() {
    return request.toString();
  }
}
