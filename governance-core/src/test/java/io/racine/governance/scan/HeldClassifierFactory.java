package io.racine.governance.scan;

import io.racine.governance.spi.SpiVersion;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ClassifierContext;
import io.racine.governance.spi.classifier.ClassifierFactory;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.config.SettingsSchema;
import io.racine.governance.spi.value.ValueColumn;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A classifier that does what a test says when it is given values, and finds nothing. */
final class HeldClassifierFactory implements ClassifierFactory {
  private final Consumer<ValueColumn> onValues;

  HeldClassifierFactory(Consumer<ValueColumn> onValues) {
    this.onValues = onValues;
  }

  @Override
  public String id() {
    return "held";
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public SettingsSchema settings() {
    return SettingsSchema.empty();
  }

  @Override
  public Classifier create(ClassifierContext context) {
    return new HeldClassifier();
  }

  private final class HeldClassifier implements Classifier {
    @Override
    public Set<EntityDefinition> entities() {
      return Set.of();
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public ColumnAccumulator open(ColumnContext column) {
      return new HeldAccumulator();
    }

    @Override
    public ColumnAccumulator restore(ColumnContext column, byte[] state) {
      return new HeldAccumulator();
    }
  }

  private final class HeldAccumulator implements ColumnAccumulator {
    private long read;

    @Override
    public void accept(ValueColumn values) {
      onValues.accept(values);
      read += values.size();
    }

    @Override
    public void merge(ColumnAccumulator other) {
      read += ((HeldAccumulator) other).read;
    }

    @Override
    public byte[] toBytes() {
      return new byte[0];
    }

    @Override
    public ColumnVerdict verdict() {
      return new ColumnVerdict(read, 0, 0, List.of());
    }
  }
}
