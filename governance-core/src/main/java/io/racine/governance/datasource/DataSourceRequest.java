package io.racine.governance.datasource;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.classifier.InferencePolicy;
import io.racine.governance.spi.config.SecretReference;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a stored data source is to be.
 *
 * <p>Made with {@link #builder}. Secrets are given by reference, such as {@code
 * env:WAREHOUSE_PASSWORD}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class DataSourceRequest {
  static final Pattern LOCALE = Pattern.compile("[A-Z]{2}");

  private final SourceName name;
  private final DataSourceType type;
  private final @Nullable Environment environment;
  private final @Nullable CloudProvider cloudProvider;
  private final @Nullable String description;
  private final @Nullable DataSourceStatus status;
  private final Map<String, String> settings;
  private final Map<String, SecretReference> secrets;
  private final Set<String> locales;
  private final InferencePolicy inference;
  private final SourceLimits limits;

  private DataSourceRequest(Builder builder) {
    this.name = builder.name;
    this.type = builder.type;
    this.environment = builder.environment;
    this.cloudProvider = builder.cloudProvider;
    this.description = builder.description;
    this.status = builder.status;
    this.settings = java.util.Collections.unmodifiableMap(new TreeMap<>(builder.settings));
    this.secrets = java.util.Collections.unmodifiableMap(new TreeMap<>(builder.secrets));
    this.locales = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(builder.locales));
    this.inference = builder.inference;
    this.limits = builder.limits;
  }

  public static Builder builder(String name, DataSourceType type) {
    return new Builder(SourceName.of(name), type);
  }

  public SourceName name() {
    return name;
  }

  public DataSourceType type() {
    return type;
  }

  public Optional<Environment> environment() {
    return Optional.ofNullable(environment);
  }

  public Optional<CloudProvider> cloudProvider() {
    return Optional.ofNullable(cloudProvider);
  }

  public Optional<String> description() {
    return Optional.ofNullable(description);
  }

  /** Returns the status to set, or nothing to keep it (PENDING for a new source). */
  public Optional<DataSourceStatus> status() {
    return Optional.ofNullable(status);
  }

  public Map<String, String> settings() {
    return settings;
  }

  public Map<String, SecretReference> secrets() {
    return secrets;
  }

  public Set<String> locales() {
    return locales;
  }

  /** Returns what of the source may be shown to an inference service; nothing unless set. */
  public InferencePolicy inference() {
    return inference;
  }

  /** Returns how much a scan may ask of the source; no limits unless set. */
  public SourceLimits limits() {
    return limits;
  }

  @Override
  public String toString() {
    return name + " (" + type + ")";
  }

  /**
   * Builds one request.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private final SourceName name;
    private final DataSourceType type;
    private @Nullable Environment environment;
    private @Nullable CloudProvider cloudProvider;
    private @Nullable String description;
    private @Nullable DataSourceStatus status;
    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, SecretReference> secrets = new TreeMap<>();
    private final Set<String> locales = new TreeSet<>();
    private InferencePolicy inference = InferencePolicy.OFF;
    private SourceLimits limits = SourceLimits.NONE;

    private Builder(SourceName name, DataSourceType type) {
      this.name = requireNonNull(name, "name");
      this.type = requireNonNull(type, "type");
    }

    public Builder environment(Environment environment) {
      this.environment = requireNonNull(environment, "environment");
      return this;
    }

    public Builder cloudProvider(CloudProvider cloudProvider) {
      this.cloudProvider = requireNonNull(cloudProvider, "cloudProvider");
      return this;
    }

    public Builder description(String description) {
      this.description = requireNonNull(description, "description");
      return this;
    }

    /** Sets the status; only ACTIVE, INACTIVE and MAINTENANCE are a person's to set. */
    public Builder status(DataSourceStatus status) {
      if (status != DataSourceStatus.ACTIVE
          && status != DataSourceStatus.INACTIVE
          && status != DataSourceStatus.MAINTENANCE) {
        throw new IllegalArgumentException(
            "status must be ACTIVE, INACTIVE or MAINTENANCE but was " + status);
      }
      this.status = status;
      return this;
    }

    /** Sets one of the connector's plain settings. */
    public Builder set(String setting, String value) {
      settings.put(requireNonNull(setting, "setting"), requireNonNull(value, "value"));
      return this;
    }

    /**
     * Says where one of the connector's secret settings is kept, such as {@code env:DB_PASSWORD}.
     */
    public Builder secret(String setting, String reference) {
      secrets.put(requireNonNull(setting, "setting"), SecretReference.parse(reference));
      return this;
    }

    /** Adds a country the data is likely from, as an ISO 3166 code. */
    public Builder locale(String country) {
      locales.add(checkedLocale(country));
      return this;
    }

    /** Says what of the source may be shown to the host's inference service; nothing unless set. */
    public Builder inference(InferencePolicy inference) {
      this.inference = requireNonNull(inference, "inference");
      return this;
    }

    /** Says how much a scan may ask of the source; no limits unless set. */
    public Builder limits(SourceLimits limits) {
      this.limits = requireNonNull(limits, "limits");
      return this;
    }

    public DataSourceRequest build() {
      return new DataSourceRequest(this);
    }
  }

  static String checkedLocale(String country) {
    String code = requireNonNull(country, "country").toUpperCase(Locale.ROOT);
    if (!LOCALE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "Locale must be an ISO 3166 country code of two letters but was '" + country + "'");
    }
    return code;
  }
}
