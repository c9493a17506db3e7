package io.racine.governance.testkit.classifier;

import io.racine.governance.spi.SpiVersion;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ClassifierContext;
import io.racine.governance.spi.classifier.ClassifierFactory;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.SettingsSchema;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes toy classifiers, with one fault if so told. */
public final class ToyClassifierFactory implements ClassifierFactory {
  private static final Setting<String> BRAND =
      Setting.text("brand").help("Names the maker of the paint.").build();
  private static final Setting<String> UNKNOWN =
      Setting.text("racine-unknown-setting").help("Takes what it should not.").build();

  private final ClassifierFault fault;
  private final AtomicInteger made = new AtomicInteger();

  public ToyClassifierFactory() {
    this(ClassifierFault.NONE);
  }

  ToyClassifierFactory(ClassifierFault fault) {
    this.fault = fault;
  }

  @Override
  public String id() {
    return fault == ClassifierFault.ID_IN_CAPITALS ? "TOY" : "toy";
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public SettingsSchema settings() {
    return fault == ClassifierFault.TAKES_AN_UNKNOWN_SETTING
        ? SettingsSchema.of(BRAND, UNKNOWN)
        : SettingsSchema.of(BRAND);
  }

  @Override
  public Classifier create(ClassifierContext context) {
    if (fault == ClassifierFault.UNDECLARED_REQUIREMENT) {
      context.settings().find(BRAND).orElseThrow();
    }
    ToyClassifier toy = new ToyClassifier(fault, ToyPack.rules(fault), made.incrementAndGet());
    return fault == ClassifierFault.NOTHING_BUT_VERDICTS ? new NothingButVerdicts(toy) : toy;
  }

  /** Judges columns and does nothing else. */
  private record NothingButVerdicts(ToyClassifier toy) implements Classifier {
    @Override
    public Set<EntityDefinition> entities() {
      return toy.entities();
    }

    @Override
    public String version() {
      return toy.version();
    }

    @Override
    public ColumnAccumulator open(ColumnContext column) {
      return toy.open(column);
    }

    @Override
    public ColumnAccumulator restore(ColumnContext column, byte[] state) {
      return toy.restore(column, state);
    }
  }
}
