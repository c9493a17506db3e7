package io.racine.governance.classifier.regex.rulepack;

import io.racine.governance.spi.classifier.RuleProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pack that a jar carries, under {@value #HOME} and its id.
 *
 * @param name the id
 * @param loader where to look for it
 */
record ClassPathPack(String name, ClassLoader loader) implements PackSource {
  static final String HOME = "META-INF/racine/rulepacks/";

  /** The largest built-in file has 8 KiB; whatever is longer is not a file of a pack. */
  private static final int LARGEST_FILE = 4 << 20;

  /**
   * Returns the pack of that id.
   *
   * @throws RulePackException if there is none, or more than one
   */
  static ClassPathPack find(String id, ClassLoader loader) {
    if (!RulePackReader.ID.matcher(id).matches()) {
      throw refused(id, "the id of a pack must be lower-kebab");
    }
    String file = HOME + id + "/" + PACK_FILE;
    try {
      List<URL> found = Collections.list(loader.getResources(file));
      if (found.isEmpty()) {
        throw refused(id, "no " + file + " on the class path. Add the jar that carries the pack");
      }
      if (found.size() > 1) {
        throw refused(
            id, file + " is there " + found.size() + " times. Leave all jars but one away");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look for '" + file + "'", e);
    }
    return new ClassPathPack(id, loader);
  }

  private static RulePackException refused(String id, String why) {
    return new RulePackException(
        "rule pack '" + id + "' of the class path", List.of(RuleProblem.error(id, why)));
  }

  @Override
  public boolean isNamed(String id) {
    return id.equals(name);
  }

  @Override
  public @Nullable String read(String file) {
    String path = HOME + name + "/" + file;
    try (InputStream in = loader.getResourceAsStream(path)) {
      return in == null ? null : text(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read '" + path + "'", e);
    }
  }

  private static String text(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
    if (bytes.length > LARGEST_FILE) {
      throw new CharacterCodingException();
    }
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  @Override
  public Set<String> ruleFiles() {
    return Set.of();
  }
}
