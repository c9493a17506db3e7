package io.racine.governance.examples.classifier;

import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ClassifierFactory;
import io.racine.governance.testkit.classifier.ClassifierContract;
import io.racine.governance.testkit.classifier.ExampleColumn;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

// tag::contract[]
final class BadgeClassifierTest extends ClassifierContract {
  @Override
  public ClassifierFactory factory() {
    return new BadgeClassifierFactory();
  }

  @Override
  public Set<Class<?>> capabilities() {
    return Set.of();
  }

  @Override
  public List<ExampleColumn> examples() {
    String[] badges =
        IntStream.range(10_400, 10_430)
            .mapToObj(number -> "HQ-" + number + "-" + Badge.letter(number))
            .toArray(String[]::new);
    return List.of(ExampleColumn.of("badge", LogicalType.TEXT, badges));
  }
}
// end::contract[]
