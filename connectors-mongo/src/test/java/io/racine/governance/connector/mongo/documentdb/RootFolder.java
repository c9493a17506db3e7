package io.racine.governance.connector.mongo.documentdb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small Debian with the engine in it, about 900 MB: made by debootstrap for the first run, and
 * kept in the user's cache for later ones.
 *
 * <p>It comes from the mirror that the machine's own apt uses, and is checked against the keys of
 * Debian.
 */
final class RootFolder {
  /** The first release that has the engine; its name stays while it becomes stable. */
  private static final String SUITE = "forky";

  /** Older debootstraps do not know the suite by its name; all have this script for it. */
  private static final String SCRIPT = "sid";

  private static final String PACKAGES = "postgresql-18-documentdb";
  private static final Path KEYS = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");
  private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private RootFolder() {}

  /** Returns the folder, made if it is not there. */
  static Path make() throws IOException, InterruptedException {
    requireRoot();
    requireProgram("unshare", "util-linux");
    Path cache = Path.of(System.getProperty("user.home"), ".cache", "racine");
    Path root = cache.resolve("documentdb-" + SUITE);
    Files.createDirectories(cache);
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve("documentdb.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(root)) {
        debootstrap(cache, root);
      }
    }
    return root;
  }

  private static void requireRoot() throws IOException {
    boolean root =
        Files.exists(Path.of("/proc/self"))
            && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    if (!root) {
      throw missing("is not run by root on Linux", "Run it as root, or leave the profile out.");
    }
  }

  private static void requireProgram(String name, String source) {
    if (FOLDERS.stream().noneMatch(folder -> Files.isExecutable(Path.of(folder, name)))) {
      throw missing("does not find " + name, "Install it: apt-get install " + source);
    }
  }

  private static IllegalStateException missing(String why, String remedy) {
    return new IllegalStateException(
        "The profile documentdb cannot start its engine: it " + why + ". " + remedy);
  }

  private static void debootstrap(Path cache, Path root) throws IOException, InterruptedException {
    requireProgram("debootstrap", "debootstrap");
    requireProgram("apt-get", "apt");
    if (!Files.exists(KEYS)) {
      throw missing("does not find " + KEYS, "Install it: apt-get install debian-archive-keyring");
    }
    Path log = cache.resolve("documentdb.log");
    Path made = cache.resolve("documentdb-" + SUITE + ".part");
    for (String mirror : mirrors(log)) {
      run(List.of("rm", "-rf", "--one-file-system", made.toString()), log);
      List<String> command =
          List.of(
              "debootstrap",
              "--variant=minbase",
              "--include=" + PACKAGES,
              "--keyring=" + KEYS,
              "--force-check-gpg",
              SUITE,
              made.toString(),
              mirror,
              SCRIPT);
      if (run(command, log)) {
        Files.move(made, root, StandardCopyOption.ATOMIC_MOVE);
        return;
      }
    }
    throw missing(
        "cannot fetch Debian's suite " + SUITE + " from any mirror that apt names",
        "See " + log + "; where the way out is through a proxy, set http_proxy.");
  }

  /** Returns the addresses that apt itself fetches from. */
  private static List<String> mirrors(Path log) throws IOException, InterruptedException {
    Path named = Files.createTempFile("mirrors", ".txt");
    try {
      boolean told =
          run(
              List.of(
                  "apt-get",
                  "indextargets",
                  "--no-release-info",
                  "--format",
                  "$(REPO_URI)",
                  "Identifier: Packages"),
              named);
      try (Stream<String> lines = Files.lines(named, StandardCharsets.UTF_8)) {
        return told ? lines.filter(line -> line.contains("://")).distinct().toList() : List.of();
      }
    } finally {
      Files.delete(named);
    }
  }

  private static boolean run(List<String> command, Path output)
      throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start()
            .waitFor()
        == 0;
  }
}
