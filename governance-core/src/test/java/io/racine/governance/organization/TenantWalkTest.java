package io.racine.governance.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.Governance;
import io.racine.governance.GovernanceServices;
import io.racine.governance.catalog.CatalogItem;
import io.racine.governance.catalog.CatalogQuery;
import io.racine.governance.datasource.DataSourceRequest;
import io.racine.governance.fixture.ServiceCalls;
import io.racine.governance.fixture.StoreKind;
import io.racine.governance.fixture.TokenClassifierFactory;
import io.racine.governance.scan.ScanRequest;
import io.racine.governance.scan.ScanRun;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExtension;
import io.racine.governance.store.RowCounts;
import io.racine.governance.store.StoreConfig;
import io.racine.governance.testkit.LeakProbe;
import io.racine.governance.testkit.connector.InMemoryConnectorFactory;
import io.racine.governance.testkit.connector.InMemorySource;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Walks every method of every service as one organisation while another has a source, a catalogue,
 * scans, rules and decisions full of marked names: nothing of it may come back, and nothing of it
 * may change.
 */
final class TenantWalkTest {
  /** What an operator of all organisations may do; everything else is walked. */
  private static final Permission OPERATOR = Permission.parse("organization:admin");

  @TestFactory
  Stream<DynamicTest> nothingCrosses() {
    return Stream.of(StoreKind.values())
        .flatMap(
            store ->
                ServiceCalls.methods()
                    .filter(method -> !needed(method).equals(OPERATOR))
                    .map(
                        method ->
                            dynamicTest(
                                store
                                    + " "
                                    + method.getDeclaringClass().getSimpleName()
                                    + "."
                                    + ServiceCalls.name(method),
                                () -> walk(store.open(), method))));
  }

  private static Permission needed(Method method) {
    return PermissionGuard.permissionsOf(method.getDeclaringClass()).get(method);
  }

  private static void walk(StoreConfig store, Method method) {
    LeakProbe probe = LeakProbe.create();
    var memory = new InMemoryConnectorFactory();
    try (Governance governance =
        Governance.builder()
            .store(store)
            .plugin(memory)
            .plugin(new TokenClassifierFactory())
            .build()) {
      OrganizationId theirs =
          governance.organizations().create(OrganizationRequest.of(probe.marker("org"))).id();
      OrganizationId ours = governance.organizations().create(OrganizationRequest.of("ours")).id();
      Victim victim = Victim.fill(governance.as(Caller.system(theirs)), memory, probe);
      Map<String, String> before = RowCounts.contentOf(governance, theirs);
      GovernanceServices services = governance.as(Caller.system(ours));

      // Once with nobody's names and their ids, then with their names as well. An answer may repeat
      // a
      // name it was given, as it would for a name that nobody else has.
      for (String name : List.of("nothing", victim.source)) {
        Object answer;
        try {
          answer =
              ServiceCalls.call(
                  services,
                  method,
                  ServiceCalls.arguments(
                      name, victim.column.id().value(), victim.scan, theirs.value()));
          answer = answer instanceof ScanRun run ? run.await() : answer;
        } catch (Throwable refused) {
          answer = refused;
        }
        String text =
            answer instanceof Throwable error ? error.getMessage() : String.valueOf(answer);
        probe.assertNothingLeaked(method.getName(), String.valueOf(text).replace(name, "…"));
        assertThat(size(answer)).as("what another organisation has").isZero();
      }
      assertThat(RowCounts.contentOf(governance, theirs)).isEqualTo(before);
    }
  }

  private static int size(Object answer) {
    if (answer instanceof Collection<?> found) {
      // The classifiers' own rules are everybody's, and what was passed in is nobody's.
      return (int)
          found.stream()
              .filter(
                  each ->
                      !(each instanceof io.racine.governance.classification.ClassificationRule rule
                          && rule.builtIn()))
              .filter(each -> !(each instanceof io.racine.governance.spi.classifier.RuleProblem))
              .count();
    }
    if (answer instanceof Optional<?> found) {
      return found.isPresent() ? 1 : 0;
    }
    return answer instanceof Number number ? number.intValue() : 0;
  }

  /** An organisation that has one of everything, under marked names. */
  private record Victim(String source, CatalogItem column, long scan) {
    static Victim fill(
        GovernanceServices services, InMemoryConnectorFactory memory, LeakProbe probe) {
      String source = probe.marker("source");
      memory.with(
          source,
          InMemorySource.builder()
              .database("shop")
              .schema("sales")
              .table(
                  "customer",
                  table ->
                      table.column(probe.marker("column"), LogicalType.TEXT).row("ada@example.com"))
              .table(probe.marker("table"), table -> table.column("id", LogicalType.TEXT).row("x"))
              .build());
      memory.faults(source).failReading(AssetPath.of("shop", "sales", probe.marker("table")));
      services.organizations().putSetting("key", probe.marker("setting"));
      services
          .dataSources()
          .create(
              DataSourceRequest.builder(source, InMemoryConnectorFactory.TYPE)
                  .description(probe.marker("description"))
                  .build());
      services
          .classifications()
          .createRule(
              RuleDefinition.builder(
                      "own/rule", EntityType.of("OWN_THING"), SensitivityLevel.RESTRICTED)
                  .title(probe.marker("rule"))
                  .name(NameSignal.of(List.of("own")))
                  .build());
      services
          .classifications()
          .extendRule(
              TokenClassifierFactory.EMAIL_RULE,
              RuleExtension.builder().tokens(probe.marker("token")).build());
      services
          .classifications()
          .renameEntity(
              TokenClassifierFactory.EMAIL,
              new EntityDefinition(
                  EntityType.of(probe.marker("entity").toUpperCase(Locale.ROOT)),
                  SensitivityLevel.RESTRICTED,
                  Set.of()));
      long scan = services.scans().run(ScanRequest.of(source)).scan().id().value();
      CatalogItem column =
          services
              .catalog()
              .list(CatalogQuery.all().types(CatalogItemType.COLUMN).sensitiveOnly())
              .get(0);
      services.classifications().confirm(column.id(), probe.marker("note"));
      return new Victim(source, column, scan);
    }
  }
}
