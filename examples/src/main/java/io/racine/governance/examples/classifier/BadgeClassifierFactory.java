package io.racine.governance.examples.classifier;

import io.racine.governance.spi.SpiVersion;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ClassifierContext;
import io.racine.governance.spi.classifier.ClassifierFactory;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.SettingsSchema;
import java.util.Optional;

/**
 * Makes the badge classifier. Named in {@code
 * META-INF/services/io.racine.governance.spi.classifier.ClassifierFactory}, so that it is
 * discovered.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
// tag::factory[]
public final class BadgeClassifierFactory implements ClassifierFactory {
  static final Setting<Integer> LEAST_BADGES =
      Setting.integer("least-badges")
          .help("How many different badges a column must hold before it is called one.")
          .defaultValue(5)
          .rule(
              least ->
                  least > 0 ? Optional.empty() : Optional.of("must be 1 or more but was " + least))
          .build();

  @Override
  public String id() {
    return "badge";
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public SettingsSchema settings() {
    return SettingsSchema.of(LEAST_BADGES);
  }

  @Override
  public Classifier create(ClassifierContext context) {
    return new BadgeClassifier(context.settings().get(LEAST_BADGES));
  }
}
// end::factory[]
