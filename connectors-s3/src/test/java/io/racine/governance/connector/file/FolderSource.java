package io.racine.governance.connector.file;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.testkit.connector.BrokenSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The contracts' objects in a folder. */
interface FolderSource extends ContractObjects {
  /** Makes the folder once. */
  final class Keeper {
    static final Path FOLDER = make();

    private Keeper() {}

    private static Path make() {
      try {
        Path folder = Files.createTempDirectory("racine-files");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        for (var object : ContractObjects.objects().entrySet()) {
          write(folder.resolve(object.getKey()), object.getValue());
        }
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static void write(Path file, byte[] bytes) {
      try {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void delete(Path folder) {
      try (var files = Files.walk(folder)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  default ConnectorFactory factory() {
    return new FilesConnectorFactory();
  }

  @Override
  default Map<String, String> settings() {
    return Map.of("folder", Keeper.FOLDER.toString());
  }

  @Override
  default AssetPath path(String... names) {
    return AssetPath.of(names);
  }

  @Override
  default void change() {
    Keeper.write(Keeper.FOLDER.resolve(CHANGED), ContractObjects.changed());
  }

  @Override
  default Map<String, BrokenSettings> brokenSettings() {
    return Map.of(
        "no such folder",
        BrokenSettings.of(
            Map.of("folder", Keeper.FOLDER.resolve("nowhere").toString()),
            Map.of(),
            ConnectorException.UNREACHABLE),
        "a file in place of the folder",
        BrokenSettings.of(
            Map.of("folder", Keeper.FOLDER.resolve(CHANGED).toString()),
            Map.of(),
            ConnectorException.UNREACHABLE));
  }
}
