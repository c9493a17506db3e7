package io.racine.governance.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The statements that make the store's tables.
 *
 * <p>Where a database administrator makes tables by hand, print {@link #ddl()}, apply it, and open
 * the store with {@link SchemaMode#VALIDATE}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SchemaScripts {
  static final String FOLDER = "io/racine/governance/store/schema";

  private final List<SchemaScript> scripts;

  private SchemaScripts(List<SchemaScript> scripts) {
    this.scripts = List.copyOf(scripts);
  }

  /**
   * Returns every statement that makes the store's tables on PostgreSQL, and the rows that say so
   * to {@link SchemaMode#VALIDATE}. Applying it twice does no harm.
   */
  public static String ddl() {
    return load(FOLDER, PostgreSqlDialect.PRODUCT).text();
  }

  /**
   * Reads the files that {@code index.txt} lists: class path folders cannot be listed reliably. A
   * file of the same name in a folder named after the product is taken instead.
   */
  static SchemaScripts load(String folder, String product) {
    List<SchemaScript> scripts = new ArrayList<>();
    String index =
        read(folder + "/index.txt")
            .orElseThrow(() -> new IllegalStateException("There is no " + folder + "/index.txt"));
    for (String file : index.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
      String own = folder + "/" + product.toLowerCase(Locale.ROOT) + "/" + file;
      String text =
          read(own)
              .or(() -> read(folder + "/" + file))
              .orElseThrow(
                  () -> new IllegalStateException("index.txt lists '" + file + "' in vain"));
      SchemaScript script = SchemaScript.parse(file, text);
      if (script.version() != scripts.size() + 1) {
        throw new IllegalStateException(
            "Schema files must be numbered 1, 2, 3 … in index.txt but '" + file + "' is not next");
      }
      scripts.add(script);
    }
    return new SchemaScripts(scripts);
  }

  List<SchemaScript> scripts() {
    return scripts;
  }

  int newestVersion() {
    return scripts.size();
  }

  String text() {
    StringBuilder text = new StringBuilder(SchemaVersionTable.DDL).append(";\n");
    for (SchemaScript script : scripts) {
      text.append("\n-- ").append(script.file()).append('\n');
      script.statements().forEach(statement -> text.append(statement).append(";\n"));
      text.append(SchemaVersionTable.noteByHand(script)).append(";\n");
    }
    return text.toString();
  }

  private static Optional<String> read(String path) {
    try (InputStream stream = SchemaScripts.class.getResourceAsStream("/" + path)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
