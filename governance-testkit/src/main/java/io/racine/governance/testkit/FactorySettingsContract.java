package io.racine.governance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.PluginFactory;
import io.racine.governance.spi.config.Setting;
import io.racine.governance.spi.config.SettingsSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every plugin does with its settings, as tests; part of each plugin contract.
 *
 * <p>A plugin author inherits the contract of the kind of plugin, not this.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public abstract class FactorySettingsContract {
  private static final String UNKNOWN = "racine-unknown-setting";
  private static final String UNKNOWN_TOO = "racine-unknown-too";

  private final Supplier<? extends PluginFactory> factory;
  private final Supplier<Map<String, String>> settings;
  private final Supplier<Map<String, String>> secrets;
  private final Trial trial;

  /** Makes a plugin with these settings and uses it once. */
  @FunctionalInterface
  protected interface Trial {
    void run(Map<String, String> settings, Map<String, String> secrets);
  }

  /**
   * Checks the settings of a plugin.
   *
   * @param settings plain settings with which the plugin works
   * @param secrets secret settings with which the plugin works
   */
  protected FactorySettingsContract(
      Supplier<? extends PluginFactory> factory,
      Supplier<Map<String, String>> settings,
      Supplier<Map<String, String>> secrets,
      Trial trial) {
    this.factory = factory;
    this.settings = settings;
    this.secrets = secrets;
    this.trial = trial;
  }

  @Test
  final void acceptsTheSettingsOfTheFixture() {
    assertThat(problems(settings.get(), secrets.get())).isEmpty();
  }

  @Test
  final void declaresTheSameSettingsAtEveryCall() {
    assertThat(described(factory.get().settings())).isEqualTo(described(factory.get().settings()));
  }

  @Test
  final void documentsEverySettingInASentence() {
    assertThat(factory.get().settings().settings())
        .allSatisfy(
            setting ->
                assertThat(setting.help())
                    .as("help of setting '%s'", setting.name())
                    .matches("\\p{Lu}.{8,}[.)]"));
  }

  @Test
  final void refusesAnUnknownSetting() {
    Map<String, String> odd = new LinkedHashMap<>(settings.get());
    odd.put(UNKNOWN, "x");

    assertThat(problems(odd, secrets.get()))
        .anyMatch(problem -> problem.contains("'" + UNKNOWN + "'"));
  }

  @Test
  final void namesEveryFaultAtOnce() {
    Map<String, String> odd = new LinkedHashMap<>(settings.get());
    odd.put(UNKNOWN + "-one", "x");
    odd.put(UNKNOWN_TOO, "x");

    assertThat(problems(odd, secrets.get()))
        .anyMatch(problem -> problem.contains("'" + UNKNOWN + "-one'"))
        .anyMatch(problem -> problem.contains("'" + UNKNOWN_TOO + "'"));
  }

  @Test
  final void declaresEverySecretAsSecret() {
    SettingsSchema schema = factory.get().settings();

    assertThat(secrets.get().keySet())
        .allSatisfy(
            name ->
                assertThat(schema.find(name).map(Setting::isSecret))
                    .as("setting '%s' is a secret", name)
                    .hasValue(true));
  }

  /** A setting is either required, and then named, or can be left out. */
  @TestFactory
  final Stream<DynamicTest> namesARequiredSettingThatIsMissing() {
    return Stream.concat(settings.get().keySet().stream(), secrets.get().keySet().stream())
        .map(name -> dynamicTest("without " + name, () -> leaveOut(name)));
  }

  private void leaveOut(String name) {
    Map<String, String> plain = new LinkedHashMap<>(settings.get());
    Map<String, String> secret = new LinkedHashMap<>(secrets.get());
    plain.remove(name);
    secret.remove(name);

    List<String> problems = problems(plain, secret);

    if (problems.isEmpty()) {
      assertThat(thrownBy(plain, secret))
          .as("what a plugin throws without '%s', which it does not require", name)
          .matches(
              thrown -> thrown == null || thrown instanceof GovernanceException,
              "nothing, or a GovernanceException that says what to fix");
    } else {
      assertThat(problems).anyMatch(problem -> problem.contains("'" + name + "'"));
    }
  }

  private @Nullable Throwable thrownBy(Map<String, String> plain, Map<String, String> secret) {
    return catchThrowable(() -> trial.run(plain, secret));
  }

  private List<String> problems(Map<String, String> plain, Map<String, String> secret) {
    return factory.get().settings().problems(plain, secret.keySet());
  }

  private static List<String> described(SettingsSchema schema) {
    return schema.settings().stream()
        .map(each -> each.name() + " " + each.type() + " " + each.isRequired() + " " + each.help())
        .toList();
  }
}
