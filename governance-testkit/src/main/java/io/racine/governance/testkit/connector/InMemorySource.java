package io.racine.governance.testkit.connector;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a source in memory holds: databases, schemas, tables with rows, views, routines.
 *
 * <pre>{@code
 * InMemorySource shop = InMemorySource.builder()
 *     .schema("shop")
 *     .table("customer", t -> t
 *         .column("id", LogicalType.INTEGER)
 *         .column("email", LogicalType.TEXT)
 *         .row(1, "ada@example.com")
 *         .row(2, null))
 *     .build();
 * }</pre>
 *
 * <p>Given to an {@link InMemoryConnectorFactory} under a name. To change a source while it is in
 * use, give the factory another content made with {@link #toBuilder()}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class InMemorySource {
  private final NavigableMap<AssetPath, InMemoryAsset> assets;
  private final @Nullable String password;

  private InMemorySource(Builder builder) {
    this.assets = Collections.unmodifiableNavigableMap(new TreeMap<>(builder.assets));
    this.password = builder.password;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds all this holds; a table of the same path replaces the old one. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.assets.putAll(assets);
    builder.password = password;
    return builder;
  }

  /** Returns everything it holds in the order of a listing. */
  public List<AssetDescriptor> assets() {
    return assets.values().stream().map(InMemoryAsset::descriptor).toList();
  }

  /** Returns one asset's descriptor. */
  public Optional<AssetDescriptor> find(AssetPath path) {
    return Optional.ofNullable(asset(path)).map(InMemoryAsset::descriptor);
  }

  Collection<InMemoryAsset> all() {
    return assets.values();
  }

  @Nullable InMemoryAsset asset(AssetPath path) {
    return assets.get(path);
  }

  Optional<String> password() {
    return Optional.ofNullable(password);
  }

  @Override
  public String toString() {
    return "InMemorySource of " + assets.size() + " assets";
  }

  /**
   * Builds one content; what is added belongs to the database and schema named last.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private final TreeMap<AssetPath, InMemoryAsset> assets = new TreeMap<>();
    private @Nullable AssetPath database;
    private @Nullable AssetPath container;
    private @Nullable String password;

    private Builder() {}

    /** Adds a database, or goes back to it. */
    public Builder database(String name) {
      database = AssetPath.of(name);
      container = database;
      addContainer(CatalogItemType.DATABASE, database);
      return this;
    }

    /** Adds a schema to the database named last, if any, or goes back to it. */
    public Builder schema(String name) {
      container = database == null ? AssetPath.of(name) : database.child(name);
      addContainer(CatalogItemType.SCHEMA, container);
      return this;
    }

    public Builder table(String name, Consumer<InMemoryTable> content) {
      return rows(new InMemoryTable(CatalogItemType.TABLE, within(name)), within(name), content);
    }

    public Builder view(String name, String definition, Consumer<InMemoryTable> content) {
      InMemoryTable view = new InMemoryTable(CatalogItemType.VIEW, within(name));
      return rows(view.definition(definition), within(name), content);
    }

    /**
     * Adds a procedure.
     *
     * @param signature its name with argument types, such as {@code total(integer)}
     */
    public Builder procedure(String signature, String definition) {
      return routine(CatalogItemType.PROCEDURE, signature, definition);
    }

    /**
     * Adds a function.
     *
     * @param signature its name with argument types, such as {@code total(integer)}
     */
    public Builder function(String signature, String definition) {
      return routine(CatalogItemType.FUNCTION, signature, definition);
    }

    /** Removes an asset and all that lies below it. */
    public Builder without(AssetPath path) {
      requireNonNull(path, "path");
      assets.keySet().removeIf(each -> each.isWithin(path));
      return this;
    }

    /** Makes the source refuse connectors that do not bring this password. */
    public Builder password(String secret) {
      this.password = requireNonNull(secret, "secret");
      return this;
    }

    public InMemorySource build() {
      return new InMemorySource(this);
    }

    private Builder rows(InMemoryTable table, AssetPath path, Consumer<InMemoryTable> content) {
      content.accept(table);
      without(path);
      table.assets().forEach(asset -> assets.put(asset.descriptor().path(), asset));
      return this;
    }

    private Builder routine(CatalogItemType type, String signature, String definition) {
      AssetDescriptor routine =
          AssetDescriptor.builder(type, within(signature)).definition(definition).build();
      assets.put(routine.path(), InMemoryAsset.withoutRows(routine));
      return this;
    }

    private AssetPath within(String name) {
      return container == null ? AssetPath.of(name) : container.child(name);
    }

    private void addContainer(CatalogItemType type, AssetPath path) {
      assets.computeIfAbsent(
          path, added -> InMemoryAsset.withoutRows(AssetDescriptor.builder(type, added).build()));
    }
  }
}
