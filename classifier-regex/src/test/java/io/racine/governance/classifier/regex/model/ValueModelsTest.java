package io.racine.governance.classifier.regex.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.classifier.ValueModel;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ValueModelsTest {
  private static FixedModel model(String id, String... labels) {
    return new FixedModel(id, Set.of(labels), value -> 0.5);
  }

  private static void refuses(String message, ValueModel... models) {
    assertThatThrownBy(() -> ValueModels.of(List.of(models)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void hasTheBuiltInModel() {
    ValueModels models = ValueModels.builtIn();

    assertThat(models.ids()).containsExactly("value-words");
    assertThat(models.require("value-words")).isInstanceOf(LinearValueModel.class);
    assertThat(models.require("value-words")).isSameAs(models.require("value-words"));
    assertThat(models).hasToString("models [value-words]");
  }

  @Test
  void hasTheModelsOfTheHost() {
    FixedModel own = model("own-model", "GOOD");
    ValueModels models = ValueModels.of(List.of(own));

    assertThat(models.ids()).containsExactly("own-model", "value-words");
    assertThat(models.require("own-model")).isSameAs(own);
    assertThat(models.version()).matches("own-model 7 value-words 1-[0-9a-f]{8}");
  }

  @Test
  void findsModelsOnTheClassPath(@TempDir Path folder) throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(ValueModel.class.getName()), FixedModel.class.getName() + "\n");
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, ValueModelsTest.class.getClassLoader())) {
      ValueModels models = ValueModels.discover(List.of(model("own-model", "GOOD")), loader);

      assertThat(models.ids()).containsExactly("from-class-path", "own-model", "value-words");
    }
  }

  @Test
  void refusesTwoModelsOfOneId() {
    refuses("There are two models of id 'twin'", model("twin", "A"), model("twin", "B"));
    refuses("There are two models of id 'value-words'", model("value-words", "A"));
  }

  @Test
  void refusesMalformedModels() {
    refuses("The id of a model must be lower-kebab but was 'My Model'", model("My Model", "A"));
    refuses("Model 'empty' has no labels", model("empty"));
    refuses(
        "The labels of model 'm' must be UPPER_SNAKE but one was 'name; least=0'",
        model("m", "name; least=0"));
  }

  @Test
  void namesTheModelsThereAreWhenOneIsUnknown() {
    assertThatThrownBy(() -> ValueModels.of(List.of(model("own", "A"))).require("other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No model 'other'; there are: own, value-words");
  }
}
