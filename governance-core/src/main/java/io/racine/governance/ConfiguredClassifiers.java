package io.racine.governance;

import io.racine.governance.plugin.PluginFailure;
import io.racine.governance.plugin.PluginRegistry;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ClassifierContext;
import io.racine.governance.spi.classifier.ClassifierFactory;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.InferenceService;
import io.racine.governance.spi.classifier.ValueModel;
import io.racine.governance.spi.config.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Makes the classifiers that the builder names, or all there are. */
final class ConfiguredClassifiers {
  private ConfiguredClassifiers() {}

  static List<Classifier> create(
      PluginRegistry plugins, GovernanceBuilder builder, Consumer<String> faults) {
    Map<String, ClassifierBuilder> wanted = new TreeMap<>(builder.classifiers());
    if (wanted.isEmpty()) {
      plugins.classifiers().keySet().forEach(id -> wanted.put(id, new ClassifierBuilder()));
    }
    List<Classifier> classifiers = new ArrayList<>();
    wanted.forEach(
        (id, settings) -> {
          ClassifierFactory factory = plugins.classifiers().get(id);
          if (factory == null) {
            faults.accept(plugins.whyNoClassifier(id));
            return;
          }
          List<String> problems =
              factory.settings().problems(settings.settings(), settings.secrets().keySet());
          if (!problems.isEmpty()) {
            problems.forEach(problem -> faults.accept("classifier '" + id + "': " + problem));
            return;
          }
          try {
            classifiers.add(
                factory.create(
                    new Context(
                        factory.settings().read(settings.settings(), settings.secrets()),
                        builder.clock(),
                        builder.random(),
                        builder.threads(),
                        List.copyOf(builder.models()),
                        builder.inference())));
          } catch (RuntimeException e) {
            faults.accept(
                "classifier '"
                    + id
                    + "': "
                    + PluginFailure.from(e, "Making classifier '" + id + "'").getMessage());
          }
        });
    return classifiers;
  }

  private record Context(
      Settings settings,
      Clock clock,
      RandomGenerator random,
      ThreadFactory threadFactory,
      List<ValueModel> models,
      Optional<InferenceService> inference)
      implements ClassifierContext {
    @Override
    public HashKey newHashKey() {
      return HashKey.of(random.nextLong(), random.nextLong());
    }
  }
}
