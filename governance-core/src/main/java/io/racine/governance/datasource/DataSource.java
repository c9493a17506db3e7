package io.racine.governance.datasource;

import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.classifier.InferencePolicy;
import io.racine.governance.spi.config.SecretReference;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A place that is scanned.
 *
 * <p>Holds references to secrets, never secrets. A declared source comes from the builder, which
 * has its secrets; it is recorded here so that its catalogue has an owner.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param id its id
 * @param name unique within its organisation
 * @param type what kind of store it is
 * @param status what state it is in
 * @param environment what it is used for, or null
 * @param cloudProvider where it runs, or null
 * @param description what it is, or null
 * @param declared whether the builder declares it
 * @param settings the connector's plain settings
 * @param secrets where the connector's secret settings are kept
 * @param locales where its data is likely from: ISO 3166 country codes
 * @param inference what of it may be shown to an inference service
 * @param limits how much a scan may ask of it
 * @param createdBy the user who created it
 * @since 0.1
 */
public record DataSource(
    DataSourceId id,
    SourceName name,
    DataSourceType type,
    DataSourceStatus status,
    @Nullable Environment environment,
    @Nullable CloudProvider cloudProvider,
    @Nullable String description,
    boolean declared,
    Map<String, String> settings,
    Map<String, SecretReference> secrets,
    Set<String> locales,
    InferencePolicy inference,
    SourceLimits limits,
    String createdBy,
    Instant createdAt,
    Instant updatedAt) {
  public DataSource {
    settings = java.util.Collections.unmodifiableMap(new TreeMap<>(settings));
    secrets = java.util.Collections.unmodifiableMap(new TreeMap<>(secrets));
    locales = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(locales));
  }

  public Optional<Environment> findEnvironment() {
    return Optional.ofNullable(environment);
  }

  public Optional<CloudProvider> findCloudProvider() {
    return Optional.ofNullable(cloudProvider);
  }

  public Optional<String> findDescription() {
    return Optional.ofNullable(description);
  }
}
