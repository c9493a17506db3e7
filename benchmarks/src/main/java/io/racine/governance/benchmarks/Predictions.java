package io.racine.governance.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.TextSpan;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes what was found, line by line, so that anyone can score it. */
final class Predictions implements AutoCloseable {
  private final JsonMapper mapper = new JsonMapper();
  private final Writer out;

  private Predictions(Writer out) {
    this.out = out;
  }

  static Predictions open(Optional<Path> file) throws IOException {
    return new Predictions(
        file.isPresent() ? Files.newBufferedWriter(file.get()) : Writer.nullWriter());
  }

  void spans(int line, List<TextSpan> spans, boolean offsets) throws IOException {
    ObjectNode root = mapper.createObjectNode().put("line", line);
    ArrayNode findings = root.putArray("findings");
    for (TextSpan span : spans) {
      ObjectNode finding =
          findings
              .addObject()
              .put("entity", span.entity().toString())
              .put("confidence", span.confidence())
              .put("level", span.level().name());
      if (offsets) {
        finding.put("start", span.start()).put("end", span.end());
      }
    }
    write(root);
  }

  void findings(int line, List<Finding> found) throws IOException {
    write(mapper.createObjectNode().put("line", line), found);
  }

  /** Writes what was found in a column of a database, which has a name and not a line. */
  void column(int number, String name, List<Finding> found) throws IOException {
    write(mapper.createObjectNode().put("line", number).put("column", name), found);
  }

  private void write(ObjectNode root, List<Finding> found) throws IOException {
    ArrayNode findings = root.putArray("findings");
    for (Finding finding : found) {
      findings
          .addObject()
          .put("entity", finding.entity().toString())
          .put("confidence", finding.confidence())
          .put("level", finding.level().name());
    }
    write(root);
  }

  private void write(ObjectNode root) throws IOException {
    out.write(mapper.writeValueAsString(root));
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
