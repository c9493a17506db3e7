package io.racine.governance.classifier.regex;

import io.racine.governance.classifier.regex.inference.InferenceDesk;
import io.racine.governance.classifier.regex.inference.InferenceLimits;
import io.racine.governance.classifier.regex.model.ValueModels;
import io.racine.governance.classifier.regex.rulepack.RulePacks;
import io.racine.governance.spi.SpiVersion;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ClassifierContext;
import io.racine.governance.spi.classifier.ClassifierFactory;
import io.racine.governance.spi.classifier.InferenceService;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.Settings;
import io.racine.governance.spi.config.SettingsSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the rule engine as a plugin, id {@code regex}.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class RegexClassifierFactory implements ClassifierFactory {
  /** The built-in packs to use. */
  public static final Setting<List<String>> PACKS =
      Setting.textList("packs")
          .help("The built-in rule packs to use, in order of precedence; all when not set.")
          .rule(RegexClassifierFactory::unknownPacks)
          .build();

  /** Folders with packs of one's own. */
  public static final Setting<List<String>> PACK_FOLDERS =
      Setting.textList("pack-folders")
          .help(
              "Folders with rule packs of one's own, or files that are whole packs; they precede the"
                  + " built-in ones.")
          .build();

  /** Packs that jars carry. */
  public static final Setting<List<String>> CLASS_PATH_PACKS =
      Setting.textList("class-path-packs")
          .help(
              "Ids of rule packs that jars on the class path carry under"
                  + " META-INF/racine/rulepacks; they precede the built-in ones.")
          .build();

  /** Where the data is likely from. */
  public static final Setting<List<String>> LOCALES =
      Setting.textList("locales")
          .help("ISO 3166 country codes of where the data is likely from; it weighs country rules.")
          .rule(RegexClassifierFactory::badCountries)
          .build();

  /** How long an inference service is waited for. */
  public static final Setting<Duration> INFERENCE_TIME_LIMIT =
      Setting.duration("inference-time-limit")
          .help("How long an answer of the host's inference service is waited for.")
          .defaultValue(InferenceLimits.DEFAULTS.timeLimit())
          .rule(RegexClassifierFactory::notPositive)
          .build();

  /** How often it is asked. */
  public static final Setting<Integer> INFERENCE_CALLS =
      Setting.integer("inference-calls")
          .help("How many columns the host's inference service is asked about at most.")
          .defaultValue(InferenceLimits.DEFAULTS.calls())
          .rule(
              calls ->
                  calls >= 0 ? Optional.empty() : Optional.of("must be 0 or more but was " + calls))
          .build();

  private static Optional<String> notPositive(Duration limit) {
    return limit.isZero() || limit.isNegative()
        ? Optional.of("must be above zero but was " + limit)
        : Optional.empty();
  }

  private static Optional<String> unknownPacks(List<String> packs) {
    List<String> known = RulePacks.builtInIds();
    return packs.stream()
        .filter(pack -> !known.contains(pack))
        .findFirst()
        .map(pack -> "must name built-in packs " + known + " but was '" + pack + "'");
  }

  private static Optional<String> badCountries(List<String> countries) {
    Set<String> known = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    return countries.stream()
        .filter(country -> !known.contains(country))
        .findFirst()
        .map(country -> "must hold ISO 3166 country codes such as DE but was '" + country + "'");
  }

  @Override
  public String id() {
    return "regex";
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public SettingsSchema settings() {
    return SettingsSchema.of(
        PACKS, PACK_FOLDERS, CLASS_PATH_PACKS, LOCALES, INFERENCE_TIME_LIMIT, INFERENCE_CALLS);
  }

  @Override
  public Classifier create(ClassifierContext context) {
    Settings settings = context.settings();
    ClassifierEngine.Builder engine = ClassifierEngine.builder().clock(context.clock());
    settings.find(PACKS).ifPresent(engine::packs);
    settings
        .find(PACK_FOLDERS)
        .ifPresent(folders -> folders.forEach(folder -> engine.packFolder(Path.of(folder))));
    settings.find(CLASS_PATH_PACKS).ifPresent(ids -> ids.forEach(engine::packOnClassPath));
    settings.find(LOCALES).ifPresent(countries -> engine.locales(new TreeSet<>(countries)));
    engine.models(
        ValueModels.discover(context.models(), RegexClassifierFactory.class.getClassLoader()));
    context.inference().ifPresent(service -> engine.inference(desk(service, context)));
    return engine.build();
  }

  private static InferenceDesk desk(InferenceService service, ClassifierContext context) {
    Settings settings = context.settings();
    return InferenceDesk.builder(service, context.newHashKey())
        .limits(
            InferenceLimits.DEFAULTS
                .withTimeLimit(settings.get(INFERENCE_TIME_LIMIT))
                .withCalls(settings.get(INFERENCE_CALLS)))
        .clock(context.clock())
        .threads(context.threadFactory())
        .build();
  }
}
