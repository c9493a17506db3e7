package io.racine.governance.datasource;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.classifier.InferencePolicy;
import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.SecretReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Describes a source that the host declares in the builder of the library.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public final class DataSourceBuilder {
  private final DataSourceRequest.Builder request;
  private final Map<String, Secret> secrets = new LinkedHashMap<>();
  private final Map<String, SecretReference> references = new LinkedHashMap<>();
  private final List<Object> handedIn = new ArrayList<>();

  DataSourceBuilder(SourceName name, DataSourceType type) {
    this.request = DataSourceRequest.builder(name.text(), type);
  }

  /** Sets one of the connector's plain settings. */
  public DataSourceBuilder set(String setting, String value) {
    request.set(setting, value);
    return this;
  }

  /** Gives a secret setting; {@code supplier} is asked anew at every connection. */
  public DataSourceBuilder secret(String setting, Supplier<String> supplier) {
    secrets.put(requireNonNull(setting, "setting"), Secret.from(supplier));
    return this;
  }

  /** Says where a secret setting is kept, such as {@code env:WAREHOUSE_PASSWORD}. */
  public DataSourceBuilder secretReference(String setting, String reference) {
    references.put(requireNonNull(setting, "setting"), SecretReference.parse(reference));
    return this;
  }

  /** Hands in an object the connector is to use, such as a {@code javax.sql.DataSource}. */
  public DataSourceBuilder use(Object object) {
    handedIn.add(requireNonNull(object, "object"));
    return this;
  }

  public DataSourceBuilder environment(Environment environment) {
    request.environment(environment);
    return this;
  }

  public DataSourceBuilder cloudProvider(CloudProvider cloudProvider) {
    request.cloudProvider(cloudProvider);
    return this;
  }

  public DataSourceBuilder description(String description) {
    request.description(description);
    return this;
  }

  /** Adds a country the data is likely from, as an ISO 3166 code. */
  public DataSourceBuilder locale(String country) {
    request.locale(country);
    return this;
  }

  /** Says what of the source may be shown to the host's inference service; nothing unless set. */
  public DataSourceBuilder inference(InferencePolicy inference) {
    request.inference(inference);
    return this;
  }

  /** Says how much a scan may ask of the source; no limits unless set. */
  public DataSourceBuilder limits(SourceLimits limits) {
    request.limits(limits);
    return this;
  }

  DeclaredSource build() {
    return new DeclaredSource(request.build(), secrets, references, handedIn);
  }
}
