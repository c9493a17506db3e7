package io.racine.governance.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.Governance;
import io.racine.governance.GovernanceServices;
import io.racine.governance.fixture.ServiceCalls;
import io.racine.governance.fixture.Shop;
import io.racine.governance.store.StoreConfig;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation of every service is refused to a caller who lacks its permission. */
final class PermissionTest {
  @TestFactory
  Stream<DynamicTest> everyOperationIsRefusedWithoutItsPermission() {
    return ServiceCalls.methods()
        .map(
            method ->
                dynamicTest(
                    method.getDeclaringClass().getSimpleName() + "." + ServiceCalls.name(method),
                    () -> refused(method)));
  }

  private static void refused(Method method) {
    Permission needed = PermissionGuard.permissionsOf(method.getDeclaringClass()).get(method);
    try (Governance governance = Shop.builder(StoreConfig.inMemory(), Shop.memory()).build()) {
      OrganizationId home = governance.organizations().current().id();
      // Every other action on every resource, and not the one that is needed.
      String[] others =
          ServiceCalls.methods()
              .map(each -> PermissionGuard.permissionsOf(each.getDeclaringClass()).get(each))
              .filter(permission -> !permission.equals(needed))
              .map(Permission::toString)
              .distinct()
              .toArray(String[]::new);
      GovernanceServices services = governance.as(Caller.of(home, "mallory", others));

      assertThatThrownBy(() -> ServiceCalls.call(services, method, Shop.NAME))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessage("User 'mallory' needs permission '" + needed + "'.");
    }
  }

  @Test
  void wildcardsImplyWhatTheyName() {
    assertThat(Permission.parse("scan:*").implies(Permission.parse("scan:execute"))).isTrue();
    assertThat(Permission.parse("*:read").implies(Permission.parse("catalog:read"))).isTrue();
    assertThat(Permission.ALL.implies(Permission.parse("organization:admin"))).isTrue();
    assertThat(Permission.parse("scan:*").implies(Permission.parse("catalog:read"))).isFalse();
    assertThat(Permission.parse("scan:read").implies(Permission.parse("scan:execute"))).isFalse();
  }

  @Test
  void refusesTextThatIsNoPermission() {
    assertThatThrownBy(() -> Permission.parse("scan"))
        .hasMessage("Permission must have the form 'resource:action' but was 'scan'");
    assertThatThrownBy(() -> Permission.parse("Scan:Execute"))
        .hasMessage("Permission must have the form 'resource:action' but was 'Scan:Execute'");
  }

  @Test
  void refusesAServiceThatForgetsToSayItsPermission() {
    assertThatThrownBy(
            () ->
                PermissionGuard.guard(
                    Forgetful.class, () -> {}, Caller.system(OrganizationId.of(1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("does not say which permission it needs");
  }

  interface Forgetful {
    void work();
  }
}
