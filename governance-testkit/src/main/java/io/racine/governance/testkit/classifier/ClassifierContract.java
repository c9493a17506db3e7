package io.racine.governance.testkit.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ClassifierFactory;
import io.racine.governance.spi.classifier.SupportsRules;
import io.racine.governance.spi.classifier.SupportsTableEvidence;
import io.racine.governance.spi.classifier.SupportsText;
import io.racine.governance.testkit.FactoryIdentityContract;
import io.racine.governance.testkit.FactorySettingsContract;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every classifier does, as tests to inherit; the names of the tests are the contract.
 *
 * <pre>{@code
 * final class ColorClassifierTest extends ClassifierContract {
 *   public ClassifierFactory factory() { return new ColorClassifierFactory(); }
 *   public Set<Class<?>> capabilities() { return Set.of(); }
 *   public List<ExampleColumn> examples() {
 *     return List.of(ExampleColumn.of("paint", LogicalType.TEXT, "crimson", "teal", …));
 *   }
 * }
 * }</pre>
 *
 * <p>A classifier that finds entities in text also keeps {@link TextContract}; one that runs rules
 * proves each pack with {@link RulePackContract}.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public abstract class ClassifierContract implements ClassifierFixture {
  private static final Set<Class<?>> KNOWN =
      Set.of(SupportsText.class, SupportsRules.class, SupportsTableEvidence.class);

  @Nested
  final class Identity extends FactoryIdentityContract {
    Identity() {
      super(ClassifierContract.this::factory, ClassifierFactory.class);
    }
  }

  @Nested
  final class Settings extends FactorySettingsContract {
    Settings() {
      super(
          ClassifierContract.this::factory,
          ClassifierContract.this::settings,
          ClassifierContract.this::secrets,
          (settings, secrets) ->
              factory().create(FixedClassifierContext.of(factory(), settings, secrets)).close());
    }
  }

  @Nested
  final class Truth {
    @Test
    void implementsExactlyTheCapabilitiesItDeclares() {
      try (Classifier classifier = create()) {
        assertThat(KNOWN.stream().filter(type -> type.isInstance(classifier)))
            .as("capabilities of %s", classifier.getClass())
            .containsExactlyInAnyOrderElementsOf(capabilities());
      }
    }

    @Test
    void hasAVersionThatStaysTheSame() {
      try (Classifier one = create();
          Classifier two = create()) {
        assertThat(one.version()).isNotBlank().isEqualTo(two.version());
      }
    }

    @Test
    void closesTwice() {
      Classifier classifier = create();
      classifier.close();
      classifier.close();

      assertThat(classifier.toString()).isNotEmpty();
    }
  }

  @Nested
  final class Verdicts extends VerdictChecks {
    Verdicts() {
      super(ClassifierContract.this);
    }
  }

  @Nested
  final class OddValues extends OddValueChecks {
    OddValues() {
      super(ClassifierContract.this);
    }
  }

  @Nested
  final class Shards extends ShardChecks {
    Shards() {
      super(ClassifierContract.this);
    }
  }

  @Nested
  final class Secrecy extends ClassifierSecrecyChecks {
    Secrecy() {
      super(ClassifierContract.this);
    }
  }
}
