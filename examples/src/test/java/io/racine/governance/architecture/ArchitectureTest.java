package io.racine.governance.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The directions between modules and packages, each kept by the library and each broken by a class
 * made for it, so that a rule that matches nothing is noticed.
 */
final class ArchitectureTest {
  private static final String ROOT = "io.racine.governance";
  private static final String FIXTURES = ROOT + ".architecture.broken";
  private static final String[] PLUGINS = {ROOT + ".connector..", ROOT + ".classifier.."};

  private static final JavaClasses LIBRARY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/examples/"))
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(ROOT);

  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(FIXTURES);

  /** A rule and the class that breaks it. */
  private record Direction(String name, ArchRule rule, String broken) {}

  private static Stream<Direction> directions() {
    return Stream.of(
        new Direction(
            "the SPI sees the JDK and jspecify alone",
            noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".spi..", FIXTURES + ".spi..")
                .should()
                .dependOnClassesThat(
                    DescribedPredicate.not(
                        resideInAPackage(ROOT + ".spi..")
                            .or(resideInAPackage(FIXTURES + ".spi.."))
                            .or(resideInAPackage("java.."))
                            .or(resideInAPackage("org.jspecify..")))),
            "SpiThatSeesCore"),
        new Direction(
            "plugins see the SPI and never core",
            noClasses()
                .that()
                .resideInAnyPackage(
                    ROOT + ".connector..", ROOT + ".classifier..", FIXTURES + ".plugin..")
                .should()
                .dependOnClassesThat(isCore()),
            "PluginThatSeesCore"),
        new Direction(
            "core sees no plugin",
            noClasses()
                .that(isCore().or(resideInAPackage(FIXTURES + ".core..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PLUGINS),
            "CoreThatSeesAPlugin"),
        new Direction(
            "only stores see jdbi",
            noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".store..")
                .and(
                    DescribedPredicate.not(
                        simpleNameStartingWith("Jdbi").and(simpleNameEndingWith("Store"))))
                .and()
                .areTopLevelClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jdbi.."),
            "ServiceThatSeesJdbi"),
        new Direction(
            "time comes from a clock",
            noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis"),
            "CodeThatAsksTheSystemForTheTime"),
        new Direction(
            "nothing is printed",
            noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".testkit..") // it records what others print
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace"),
            "CodeThatPrints"));
  }

  private static DescribedPredicate<JavaClass> isCore() {
    DescribedPredicate<JavaClass> core = resideInAPackage(ROOT);
    for (String feature :
        new String[] {
          "catalog",
          "classification",
          "datasource",
          "event",
          "organization",
          "plugin",
          "scan",
          "store"
        }) {
      core = core.or(resideInAPackage(ROOT + "." + feature + ".."));
    }
    return core.as("core");
  }

  @TestFactory
  Stream<DynamicTest> libraryKeeps() {
    return directions()
        .map(
            direction ->
                DynamicTest.dynamicTest(direction.name, () -> direction.rule.check(LIBRARY)));
  }

  @TestFactory
  Stream<DynamicTest> breakingClassIsFound() {
    return directions()
        .map(
            direction ->
                DynamicTest.dynamicTest(
                    direction.name,
                    () -> {
                      EvaluationResult result = direction.rule.evaluate(BROKEN);

                      assertThat(result.getFailureReport().getDetails())
                          .anyMatch(detail -> detail.contains(direction.broken));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> packagesFormNoCycle() {
    return Stream.of(
        DynamicTest.dynamicTest(
            "in the library",
            () -> slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(LIBRARY)),
        DynamicTest.dynamicTest(
            "and a cycle is found",
            () ->
                assertThat(
                        slices()
                            .matching(FIXTURES + ".cycle.(*)..")
                            .should()
                            .beFreeOfCycles()
                            .evaluate(BROKEN)
                            .hasViolation())
                    .isTrue()));
  }
}
