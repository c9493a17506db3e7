package io.racine.governance.spi.config;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The checked and typed settings of one plugin instance.
 *
 * <p>{@code toString} masks secrets by declaration.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Settings {
  private final SettingsSchema schema;
  private final Map<String, Object> values;

  Settings(SettingsSchema schema, Map<String, Object> values) {
    this.schema = schema;
    this.values = Map.copyOf(values);
  }

  /** Returns the value of a setting that is required or has a default. */
  public <T> T get(Setting<T> setting) {
    return find(setting)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Setting '" + setting.name() + "' is not set and has no default; use find"));
  }

  /** Returns the value of a setting, or nothing when it is not set and has no default. */
  @SuppressWarnings("unchecked") // the schema stored a T under this setting's name
  public <T> Optional<T> find(Setting<T> setting) {
    if (schema.find(requireNonNull(setting, "setting").name()).filter(setting::equals).isEmpty()) {
      throw new IllegalArgumentException(
          "Setting '" + setting.name() + "' is not part of this schema");
    }
    @Nullable Object value = values.get(setting.name());
    return Optional.ofNullable((T) value);
  }

  @Override
  public String toString() {
    return new TreeMap<>(values).toString();
  }
}
