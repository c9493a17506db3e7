package io.racine.governance.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WithoutAwsTest {
  @Test
  @SuppressWarnings("unchecked") // the class implements a function of strings
  void readsFilesWhenTheAwsSdkIsNotOnTheClassPath(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("a.csv"), "name\nada\nbob\n");

    try (var loader =
        new URLClassLoader(
            withoutAws().toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      assertThatThrownBy(() -> loader.loadClass("software.amazon.awssdk.services.s3.S3Client"))
          .isInstanceOf(ClassNotFoundException.class);
      var host =
          (Function<String, String>)
              loader.loadClass(FilesAlone.class.getName()).getDeclaredConstructor().newInstance();

      assertThat(host.apply(folder.toString()).lines())
          .containsExactly("files: 2 rows", "s3: connector.driver-missing");
    }
  }

  private static List<URL> withoutAws() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : ClassPath.entries()) {
      if (!entry.contains("/software/amazon/") && !entry.contains("/org/apache/httpcomponents/")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return urls;
  }
}
