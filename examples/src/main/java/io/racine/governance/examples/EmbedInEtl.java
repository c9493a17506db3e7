package io.racine.governance.examples;

import io.racine.governance.classifier.regex.ClassifierConfiguration;
import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.classifier.regex.TextClassifier;
import io.racine.governance.examples.cli.ExitCode;
import io.racine.governance.examples.cli.Terminal;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.TextSpan;
import io.racine.governance.spi.value.ValueColumn;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;

/** Classifies rows and text in flight: no store, no scan, no connector. */
final class EmbedInEtl {
  private static final List<String> FIRST_HALF =
      List.of("ada@example.com", "bob@example.org", "cleo@example.net", "dan@example.com");
  private static final List<String> SECOND_HALF =
      List.of("eve@example.com", "finn@example.org", "gil@example.net", "n/a");

  private EmbedInEtl() {}

  static ExitCode run(List<String> arguments, Terminal terminal) {
    // tag::configuration[]
    // Serialisable: build it once, ship it to the workers, and ask it for the engine there.
    ClassifierConfiguration configuration =
        ClassifierConfiguration.builder().locales(Set.of("US", "GB")).build();
    ClassifierEngine engine = configuration.engine(); // thread-safe; one per process
    // end::configuration[]
    columns(engine, terminal.out());
    text(engine, terminal.out());
    return ExitCode.DONE;
  }

  private static void columns(ClassifierEngine engine, PrintStream out) {
    // tag::shards[]
    // One key per run, shared by all shards and never stored.
    var random = new SecureRandom();
    HashKey key = HashKey.of(random.nextLong(), random.nextLong());
    ColumnDescriptor column = ColumnDescriptor.of("contact", LogicalType.TEXT);
    ColumnContext context = ColumnContext.builder(column, key).build();

    ColumnAccumulator here = engine.open(context); // one per column and thread
    here.accept(ValueColumn.ofTexts(column.path(), LogicalType.TEXT, FIRST_HALF));

    ColumnAccumulator there = engine.open(context); // on another machine
    there.accept(ValueColumn.ofTexts(column.path(), LogicalType.TEXT, SECOND_HALF));
    byte[] shipped = there.toBytes(); // counts and keyed hashes, no value

    here.merge(engine.restore(context, shipped));
    ColumnVerdict verdict = here.verdict(); // exactly that of one pass over everything
    verdict.findings().forEach(out::println);
    // end::shards[]
  }

  private static void text(ClassifierEngine engine, PrintStream out) {
    // tag::text[]
    String note = "Send it to ada@example.com, the parcel stays at the desk.";
    var masked = new StringBuilder(note);
    for (TextSpan span : TextClassifier.of(engine).find(note)) {
      for (int i = span.start(); i < span.end(); i++) {
        masked.setCharAt(i, '*');
      }
    }
    out.println(masked);
    // end::text[]
  }
}
