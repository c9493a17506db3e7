package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The group Values of {@link ReadingContract}. */
abstract class ReadValueChecks {
  private final ReadingSubject subject;

  ReadValueChecks(ReadingFixture fixture) {
    this.subject = new ReadingSubject(fixture);
  }

  @TestFactory
  Stream<DynamicTest> fullReadGivesEveryRow() {
    return subject
        .tables()
        .map(expected -> dynamicTest(expected.table().toString(), () -> readsAll(expected)));
  }

  private void readsAll(ExpectedRows expected) {
    try (Connector connector = subject.fixture().connect()) {
      ReadRows read = subject.readAll(connector, expected.table());

      assertThat(read.rows()).containsExactlyInAnyOrderElementsOf(expected.rows());
      assertThat(read.summary().mode()).isEqualTo(ReadMode.FULL);
      assertThat(read.summary().end()).isEqualTo(ReadSummary.End.EXHAUSTED);
    }
  }

  @Test
  void nullsStayNulls() {
    try (Connector connector = subject.fixture().connect()) {
      long expected = subject.tables().mapToLong(table -> nulls(table.rows())).sum();
      long read =
          subject
              .tables()
              .mapToLong(table -> nulls(subject.readAll(connector, table.table()).rows()))
              .sum();

      assertThat(expected).as("nulls in the fixture").isPositive();
      assertThat(read).isEqualTo(expected);
    }
  }

  @Test
  void binaryValuesComeAsLengthsOnly() {
    try (Connector connector = subject.fixture().connect()) {
      subject
          .tables()
          .flatMap(table -> subject.readAll(connector, table.table()).batches().stream())
          .flatMap(batch -> batch.columns().stream())
          .filter(column -> column.type() == LogicalType.BINARY)
          .forEach(ReadValueChecks::assertWithoutText);
    }
  }

  @Test
  void columnsComeInTheOrderAsked() {
    ExpectedRows table = subject.largest();
    try (Connector connector = subject.fixture().connect()) {
      List<ColumnDescriptor> reversed = new ArrayList<>(subject.columns(connector, table.table()));
      Collections.reverse(reversed);

      ReadRows read =
          ReadRows.of(
              connector,
              subject.whole(table.table()),
              ReadRequest.builder(ReadMode.FULL, reversed).build());

      read.rows().forEach(Collections::reverse);
      assertThat(read.rows()).containsExactlyInAnyOrderElementsOf(table.rows());
    }
  }

  @Test
  void aSingleColumnCanBeRead() {
    ExpectedRows table = subject.largest();
    try (Connector connector = subject.fixture().connect()) {
      List<ColumnDescriptor> columns = subject.columns(connector, table.table());
      int last = columns.size() - 1;

      ReadRows read =
          ReadRows.of(
              connector,
              subject.whole(table.table()),
              ReadRequest.builder(ReadMode.FULL, columns.subList(last, last + 1)).build());

      assertThat(read.rows().stream().map(row -> row.get(0)).toList())
          .containsExactlyInAnyOrderElementsOf(
              table.rows().stream().map(row -> row.get(last)).toList());
    }
  }

  @Test
  void batchesTellTypesAndPaths() {
    try (Connector connector = subject.fixture().connect()) {
      ExpectedRows table = subject.largest();
      List<ColumnDescriptor> columns = subject.columns(connector, table.table());
      ValueBatch batch = subject.readAll(connector, table.table()).batches().get(0);

      assertThat(batch.columns())
          .extracting(ValueColumn::path, ValueColumn::type)
          .containsExactlyElementsOf(
              columns.stream().map(each -> tuple(each.path(), each.logicalType())).toList());
    }
  }

  @Test
  void longValuesAreCut() {
    int longest = 5;
    for (ExpectedRows table : subject.tables().toList()) {
      expectCutAt(longest, table);
    }
    assertThat(subject.tables().flatMap(ReadValueChecks::texts))
        .as("texts longer than %s in the fixture", longest)
        .anyMatch(text -> text.length() > longest);
  }

  @TestFactory
  Stream<DynamicTest> valuesAreCutAtTheEdgesOfTheLimit() {
    return subject
        .tables()
        .filter(table -> texts(table).findAny().isPresent())
        .flatMap(
            table -> {
              int most = texts(table).mapToInt(String::length).max().orElseThrow();
              return Stream.of(1, most - 1, most, most + 1)
                  .filter(limit -> limit > 0)
                  .map(
                      limit ->
                          dynamicTest(
                              table.table() + " at " + limit, () -> expectCutAt(limit, table)));
            });
  }

  private void expectCutAt(int longest, ExpectedRows table) {
    try (Connector connector = subject.fixture().connect()) {
      List<ColumnDescriptor> columns = subject.columns(connector, table.table());
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).logicalType() == LogicalType.TEXT
            && !columns.get(i).path().isRepeated()) {
          ReadRequest request =
              ReadRequest.builder(ReadMode.FULL, columns.subList(i, i + 1))
                  .maxValueChars(longest)
                  .build();
          expectCut(
              ReadRows.of(connector, subject.whole(table.table()), request), table, i, longest);
        }
      }
    }
  }

  private static void expectCut(ReadRows read, ExpectedRows table, int column, int longest) {
    List<@Nullable Object> texts =
        new ArrayList<>(table.rows().stream().map(row -> row.get(column)).toList());

    long cut = texts.stream().filter(text -> text != null && cut(text, longest) != text).count();
    texts.replaceAll(text -> text == null ? null : cut(text, longest));

    assertThat(read.rows().stream().map(row -> row.get(0)).toList())
        .containsExactlyInAnyOrderElementsOf(texts);
    assertThat(read.summary().cutValues()).as("values cut").isEqualTo(cut);
  }

  private static Object cut(Object value, int longest) {
    String text = value.toString();
    if (text.length() <= longest) {
      return value;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
  }

  private static Stream<String> texts(ExpectedRows table) {
    return table.rows().stream()
        .flatMap(List::stream)
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  private static long nulls(List<List<@Nullable Object>> rows) {
    return rows.stream().flatMap(List::stream).filter(Objects::isNull).count();
  }

  private static void assertWithoutText(ValueColumn column) {
    for (int i = 0; i < column.size(); i++) {
      assertThat(column.text(i) == null).as("a value of %s has no text", column).isTrue();
    }
  }
}
