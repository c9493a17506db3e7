package io.racine.governance.spi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.connector.ReadMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
  private static final Setting<String> URL = Setting.text("url").help("Where.").required().build();
  private static final Setting<Integer> ROWS =
      Setting.integer("sampling.max-rows")
          .help("How many.")
          .defaultValue(200)
          .rule(
              rows ->
                  rows < 1 ? Optional.of("must be 1 or more but was " + rows) : Optional.empty())
          .build();
  private static final Setting<Boolean> SSL = Setting.flag("ssl").help("Whether.").build();
  private static final Setting<Duration> WAIT = Setting.duration("wait").help("How long.").build();
  private static final Setting<List<String>> TAGS = Setting.textList("tags").help("Which.").build();
  private static final Setting<ReadMode> MODE =
      Setting.choice("mode", ReadMode.class).help("How.").defaultValue(ReadMode.FIRST).build();
  private static final Setting<Secret> PASSWORD =
      Setting.secret("password").help("What.").required().build();
  private static final SettingsSchema SCHEMA =
      SettingsSchema.of(URL, ROWS, SSL, WAIT, TAGS, MODE, PASSWORD);

  @Test
  void readsTypedValuesAndDefaults() {
    Settings settings =
        SCHEMA.read(
            Map.of("url", "jdbc:x", "ssl", " TRUE ", "wait", "PT1M30S", "tags", "a, b ,,c"),
            Map.of("password", Secret.of("hunter2")));

    assertThat(settings.get(URL)).isEqualTo("jdbc:x");
    assertThat(settings.get(ROWS)).isEqualTo(200);
    assertThat(settings.get(SSL)).isTrue();
    assertThat(settings.get(WAIT)).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.get(TAGS)).containsExactly("a", "b", "c");
    assertThat(settings.get(MODE)).isEqualTo(ReadMode.FIRST);
    assertThat(settings.get(PASSWORD).reveal()).isEqualTo("hunter2");
  }

  @Test
  void namesEveryProblemAtOnce() {
    assertThat(
            SCHEMA.problems(
                Map.of("sampling.max-rows", "0", "ssl", "yes", "urll", "x", "password", "hunter2"),
                List.of("tags")))
        .containsExactly(
            "setting 'password' is a secret and must be given as one",
            "setting 'sampling.max-rows' must be 1 or more but was 0",
            "setting 'ssl' must be true or false but was 'yes'",
            "setting 'urll' is not known; known are "
                + "[url, sampling.max-rows, ssl, wait, tags, mode, password]",
            "setting 'tags' is not a secret and must be given as plain text",
            "setting 'url' is required");
  }

  @Test
  void neverShowsASecretGivenAsPlainText() {
    assertThatThrownBy(() -> SCHEMA.read(Map.of("url", "x", "password", "hunter2"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("setting 'password' is a secret and must be given as one");
  }

  @ParameterizedTest
  @CsvSource({
    "sampling.max-rows, many, must be integer but was 'many'",
    "sampling.max-rows, 99999999999, must be integer but was '99999999999'",
    "sampling.max-rows, '', must be integer but was ''",
    "wait, 30s, must be duration such as PT30S but was '30s'",
    "mode, FIRST, 'must be one of first, random, full but was ''FIRST'''"
  })
  void saysWhatAValueMustBe(String name, String value, String problem) {
    assertThat(SCHEMA.problems(Map.of("url", "x", name, value), List.of("password")))
        .containsExactly("setting '" + name + "' " + problem);
  }

  @Test
  void masksSecretsInText() {
    Settings settings =
        SCHEMA.read(Map.of("url", "jdbc:x"), Map.of("password", Secret.of("hunter2")));

    assertThat(settings)
        .hasToString("{mode=FIRST, password=***, sampling.max-rows=200, url=jdbc:x}");
    assertThat(Secret.of("hunter2")).hasToString("***");
  }

  @Test
  void fetchesASecretAnewEachTime() {
    AtomicInteger calls = new AtomicInteger();
    Secret secret = Secret.from(() -> "v" + calls.incrementAndGet());

    assertThat(secret.reveal()).isEqualTo("v1");
    assertThat(secret.reveal()).isEqualTo("v2");
  }

  @Test
  void asksForASettingOnlyOfItsOwnSchema() {
    Settings settings = SCHEMA.read(Map.of("url", "x"), Map.of("password", Secret.of("hunter2")));
    Setting<String> twin = Setting.text("url").help("Another.").build();

    assertThat(settings.find(SSL)).isEmpty();
    assertThatThrownBy(() -> settings.get(SSL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Setting 'ssl' is not set and has no default; use find");
    assertThatThrownBy(() -> settings.find(twin))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Setting 'url' is not part of this schema");
  }

  @Test
  void refusesTwoSettingsOfOneName() {
    assertThatThrownBy(() -> SettingsSchema.of(URL, Setting.text("url").help("Again.").build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Setting 'url' is declared twice");
  }

  @Test
  void refusesASettingWithoutHelpOrWithADefaultItNeverUses() {
    assertThatThrownBy(() -> Setting.text("a").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Setting 'a' has no help");
    assertThatThrownBy(() -> Setting.text("a").help("A.").required().defaultValue("x").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Setting 'a' is required and has a default");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Url", "max_rows", "a-", "-a", "a..b", "a.", "1a", "a--b", "a b"})
  void refusesNamesThatAreNotLowerKebab(String name) {
    assertThatThrownBy(() -> Setting.text(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsReferencesAndHidesWhatMayBeASecretInstead() {
    assertThat(SecretReference.parse("env:WAREHOUSE_PASSWORD"))
        .isEqualTo(new SecretReference("env", "WAREHOUSE_PASSWORD"))
        .hasToString("env:WAREHOUSE_PASSWORD");
    assertThat(SecretReference.parse("file:/run/a:b").name()).isEqualTo("/run/a:b");
    assertThatThrownBy(() -> SecretReference.parse("hunter2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Secret reference must have the form 'scheme:name', such as 'env:WAREHOUSE_PASSWORD'");
    assertThatThrownBy(() -> SecretReference.parse("Hunter 2:x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("Hunter");
  }
}
