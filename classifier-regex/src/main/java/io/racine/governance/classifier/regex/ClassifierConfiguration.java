package io.racine.governance.classifier.regex;

import static java.util.Objects.requireNonNull;

import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.classifier.regex.inference.InferenceDesk;
import io.racine.governance.classifier.regex.rulepack.RulePack;
import io.racine.governance.classifier.regex.rulepack.RulePacks;
import io.racine.governance.spi.classifier.RuleDefinition;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

  /** How many of them, the first ones, are the host's own: the build has not proved those. */
  private final int own;

  private final TreeSet<String> locales;
  private transient volatile @Nullable ClassifierEngine engine;

  private ClassifierConfiguration(List<RuleDefinition> definitions, int own, Set<String> locales) {
    this.definitions = new ArrayList<>(definitions);
    this.own = own;
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
    return ClassifierEngine.of(
        definitions.subList(0, own),
        definitions.subList(own, definitions.size()),
        context,
        locales,
        desk,
        what);
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
    private final List<Path> folders = new ArrayList<>();
    private List<RuleDefinition> rules = List.of();
    private Set<String> locales = Set.of();

    private Builder() {}

    /** Chooses built-in packs by id, in order of precedence. */
    public Builder packs(List<String> ids) {
      this.packs = List.copyOf(ids);
      return this;
    }

    /** Adds the pack in a folder; it precedes the built-in ones. */
    public Builder packFolder(Path folder) {
      folders.add(requireNonNull(folder, "folder"));
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
     *     there or broken; lists every problem
     */
    public ClassifierConfiguration build() {
      List<RuleDefinition> all = new ArrayList<>(rules);
      for (Path folder : folders) {
        all.addAll(RulePacks.read(folder).rules());
      }
      int own = all.size();
      List<String> chosen = packs;
      for (String id : chosen == null ? RulePacks.builtInIds() : chosen) {
        RulePack pack = RulePacks.builtIn(id);
        all.addAll(pack.rules());
      }
      return new ClassifierConfiguration(all, own, locales);
    }
  }
}
