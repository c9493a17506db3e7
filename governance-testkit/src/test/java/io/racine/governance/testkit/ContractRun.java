package io.racine.governance.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * One run of a contract, inside a test, on a plugin with a fault.
 *
 * @param tests how many tests ran
 * @param names the names they show
 * @param failed the methods that failed
 * @param why the failures in words
 */
public record ContractRun(long tests, Set<String> names, Set<String> failed, String why) {
  public static ContractRun of(Class<?> contract, Enum<?> fault) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(contract))
            .configurationParameter(FaultParameter.KEY, fault.name())
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    Set<String> names = new TreeSet<>();
    TestExecutionListener namer =
        new TestExecutionListener() {
          @Override
          public void executionStarted(TestIdentifier test) {
            names.add(test.getDisplayName());
          }
        };
    LauncherFactory.create().execute(request, listener, namer);
    TestExecutionSummary summary = listener.getSummary();

    Set<String> failed = new TreeSet<>();
    StringBuilder why = new StringBuilder();
    for (TestExecutionSummary.Failure failure : summary.getFailures()) {
      failed.add(method(failure.getTestIdentifier()));
      why.append(failure.getTestIdentifier().getDisplayName())
          .append(": ")
          .append(failure.getException())
          .append('\n');
    }
    return new ContractRun(summary.getTestsStartedCount(), names, failed, why.toString());
  }

  /**
   * Returns the names of the checks of contracts, but for those of {@code testkit} itself, which
   * all plugins share.
   */
  public static Set<String> checks(Class<?>... contracts) {
    Set<String> checks = new TreeSet<>();
    for (Class<?> contract : contracts) {
      addChecks(checks, contract);
      for (Class<?> group : contract.getDeclaredClasses()) {
        addChecks(checks, group);
        if (group.getSuperclass() != null) {
          addChecks(checks, group.getSuperclass());
        }
      }
    }
    return checks;
  }

  /** Returns the names of the checks that all plugins share. */
  public static Set<String> sharedChecks() {
    Set<String> checks = new TreeSet<>();
    addOwnChecks(checks, FactoryIdentityContract.class);
    addOwnChecks(checks, FactorySettingsContract.class);
    return checks;
  }

  private static void addChecks(Set<String> checks, Class<?> group) {
    if (!group.getPackage().equals(ContractRun.class.getPackage())) {
      addOwnChecks(checks, group);
    }
  }

  private static void addOwnChecks(Set<String> checks, Class<?> group) {
    for (Method method : group.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(TestFactory.class)) {
        checks.add(method.getName());
      }
    }
  }

  private static String method(TestIdentifier test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> ((MethodSource) source).getMethodName())
        .orElse(test.getDisplayName());
  }
}
