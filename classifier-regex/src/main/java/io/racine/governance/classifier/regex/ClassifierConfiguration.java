package io.racine.governance.classifier.regex;

import static java.util.Objects.requireNonNull;

import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.classifier.regex.inference.InferenceDesk;
import io.racine.governance.classifier.regex.rulepack.RulePack;
import io.racine.governance.classifier.regex.rulepack.RulePacks;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleDefinition;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is made of, in a form that can be shipped to the workers of an ETL job.
 *
 * <p>Folders are read when it is built, so a worker needs none of them. {@link #engine} compiles
 * once per process and configuration object and gives the same engine after that.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class ClassifierConfiguration implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<RuleDefinition> definitions;

  /** Those of them that the build has proved: the built-in ones. */
  private final HashSet<String> proved;

  private final TreeMap<EntityType, EntityDefinition> names;
  private final TreeSet<String> locales;
  private transient volatile @Nullable ClassifierEngine engine;

  private ClassifierConfiguration(LoadedPacks packs, Set<String> locales) {
    this.definitions = new ArrayList<>(packs.rules());
    this.proved = new HashSet<>(packs.proved());
    this.names = new TreeMap<>(packs.names());
    this.locales = new TreeSet<>(locales);
  }

  /** Returns a builder; without further choice all built-in packs are in. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the rules, in order of precedence. */
  public List<RuleDefinition> definitions() {
    return Collections.unmodifiableList(definitions);
  }

  public Set<String> locales() {
    return Collections.unmodifiableSet(locales);
  }

  /** Returns the engine of these rules, on the clock of the system; made at the first call. */
  public ClassifierEngine engine() {
    ClassifierEngine made = engine;
    if (made == null) {
      synchronized (definitions) {
        made = engine;
        if (made == null) {
          made = engine(Clock.systemUTC());
          engine = made;
        }
      }
    }
    return made;
  }

  /** Returns a new engine of these rules on another clock. */
  public ClassifierEngine engine(Clock clock) {
    return engine(
        CheckContext.of(requireNonNull(clock, "clock")), null, "the rules of the configuration");
  }

  ClassifierEngine engine(CheckContext context, @Nullable InferenceDesk desk, String what) {
    return ClassifierEngine.of(definitions, proved, names, context, locales, desk, what);
  }

  @Override
  public String toString() {
    return definitions.size() + " rules";
  }

  /**
   * Builds one configuration.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private @Nullable List<String> packs;
    private final List<Supplier<RulePack>> own = new ArrayList<>();
    private List<RuleDefinition> rules = List.of();
    private Set<String> locales = Set.of();

    private Builder() {}

    /** Chooses built-in packs by id, in order of precedence. */
    public Builder packs(List<String> ids) {
      this.packs = List.copyOf(ids);
      return this;
    }

    /** Adds the pack in a folder, or one that is a single file; it precedes the built-in ones. */
    public Builder packFolder(Path folder) {
      requireNonNull(folder, "folder");
      own.add(() -> RulePacks.read(folder));
      return this;
    }

    /**
     * Adds a pack that a jar on the class path carries; it precedes the built-in ones.
     *
     * @param id the pack's id; its files are in {@code META-INF/racine/rulepacks/} and that id
     */
    public Builder packOnClassPath(String id) {
      requireNonNull(id, "id");
      own.add(() -> RulePacks.onClassPath(id, loader()));
      return this;
    }

    /** Plugins are found by the same loader: that of the application where there are several. */
    private static ClassLoader loader() {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return loader == null ? ClassifierConfiguration.class.getClassLoader() : loader;
    }

    /**
     * Adds a pack that was read; it precedes the built-in ones. One of a built-in id stands for
     * that pack.
     */
    public Builder pack(RulePack pack) {
      requireNonNull(pack, "pack");
      own.add(() -> pack);
      return this;
    }

    /** Adds rules; they precede all packs. */
    public Builder rules(List<RuleDefinition> definitions) {
      this.rules = List.copyOf(definitions);
      return this;
    }

    /** Says where the data is likely from: ISO 3166 country codes. */
    public Builder locales(Set<String> countries) {
      this.locales = Set.copyOf(countries);
      return this;
    }

    /**
     * Returns the configuration.
     *
     * @throws io.racine.governance.classifier.regex.rulepack.RulePackException if a pack is not
     *     there, is broken, or lacks what it requires; lists every problem
     */
    public ClassifierConfiguration build() {
      List<RulePack> loaded = own.stream().map(Supplier::get).toList();
      Set<String> replaced = loaded.stream().map(RulePack::id).collect(Collectors.toSet());
      List<String> chosen = packs == null ? RulePacks.builtInIds() : packs;
      List<RulePack> builtIn =
          chosen.stream().filter(id -> !replaced.contains(id)).map(RulePacks::builtIn).toList();
      return new ClassifierConfiguration(LoadedPacks.of(rules, loaded, builtIn), locales);
    }
  }
}
