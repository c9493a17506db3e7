package io.racine.governance.testkit.classifier;

import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ClassifierFactory;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.SupportsRules;
import io.racine.governance.spi.classifier.SupportsText;
import io.racine.governance.testkit.FaultParameter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contracts, run on a classifier with a fault; only {@link ClassifierContractsTest} runs them.
 */
final class FaultyClassifiers {
  private FaultyClassifiers() {}

  /** The fixture of the toy. */
  interface Toy extends ClassifierFixture {
    @Override
    default Map<String, String> settings() {
      return Map.of("brand", "Racine & Sons");
    }

    @Override
    default Set<Class<?>> capabilities() {
      return Set.of(SupportsText.class, SupportsRules.class);
    }

    @Override
    default List<ExampleColumn> examples() {
      return List.of(
          ExampleColumn.of(
              "code",
              LogicalType.TEXT,
              Stream.concat(
                      Stream.of(null, "", "PC-000001", "n/a", "PC-000002"),
                      IntStream.range(0, 20).mapToObj(i -> "PC-" + (100_000 + i)))
                  .toArray(String[]::new)),
          ExampleColumn.of(
              "shade", LogicalType.TEXT, "turquoise", "aquamarine", "turquoise", "beige", null),
          ExampleColumn.of("other", LogicalType.TEXT, "something", "else"));
    }
  }

  @ExtendWith(FaultParameter.class)
  static final class Whole extends ClassifierContract implements Toy {
    private final ClassifierFactory factory;

    Whole(ClassifierFault fault) {
      factory = new ToyClassifierFactory(fault);
    }

    @Override
    public ClassifierFactory factory() {
      return factory;
    }
  }

  @ExtendWith(FaultParameter.class)
  static final class Text extends TextContract implements Toy {
    private final ClassifierFactory factory;

    Text(ClassifierFault fault) {
      factory = new ToyClassifierFactory(fault);
    }

    @Override
    public ClassifierFactory factory() {
      return factory;
    }

    @Override
    public List<String> texts() {
      return List.of("It is turquoise, that is PC-123456.", "aquamarine");
    }
  }

  @ExtendWith(FaultParameter.class)
  static final class Pack extends RulePackContract {
    private final ClassifierFault fault;

    Pack(ClassifierFault fault) {
      this.fault = fault;
    }

    @Override
    public Classifier classifier() {
      return new ToyClassifier(fault, rules(), 1);
    }

    @Override
    public List<RuleDefinition> rules() {
      return ToyPack.rules(fault);
    }

    @Override
    public Duration timeLimit() {
      return fault == ClassifierFault.HANGS_ON_LARGE_VALUES
          ? Duration.ofMillis(20)
          : super.timeLimit();
    }
  }
}
