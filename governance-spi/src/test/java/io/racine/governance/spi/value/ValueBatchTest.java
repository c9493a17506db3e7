package io.racine.governance.spi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ValueBatchTest {
  private static final FieldPath NAME = FieldPath.of("name");
  private static final FieldPath TAGS = FieldPath.parse("tags[]");

  @Test
  void aPlainColumnHasOneValuePerRow() {
    ValueColumn column =
        ValueColumn.ofTexts(NAME, LogicalType.TEXT, Arrays.asList("Ada", null, ""));

    assertThat(column.size()).isEqualTo(3);
    assertThat(column.text(0)).isEqualTo("Ada");
    assertThat(column.isNull(1)).isTrue();
    assertThat(column.isNull(2)).isFalse();
    assertThat(column.row(2)).isEqualTo(2);
    assertThat(column.multiplicity(2)).isEqualTo(1);
    assertThat(column.binaryLength(0)).isEqualTo(-1);
  }

  @Test
  void aRepeatedColumnSaysWhichRowAValueBelongsTo() {
    ValueColumn.Builder builder = ValueColumn.builder(TAGS, LogicalType.TEXT, 1);
    builder.addElement(0, "a").addElement(0, "b").addElement(2, "c");
    ValueColumn column = builder.build();

    assertThat(List.of(column.row(0), column.row(1), column.row(2))).containsExactly(0, 0, 2);
    assertThat(new ValueBatch(3, List.of(column)).find(TAGS)).hasValue(column);
  }

  @Test
  void growsWithoutMixingThingsUp() {
    ValueColumn.Builder builder = ValueColumn.builder(NAME, LogicalType.TEXT, 0);
    for (int i = 0; i < 100; i++) {
      switch (i % 4) {
        case 0 -> builder.add("v" + i);
        case 1 -> builder.add("v" + i, i);
        case 2 -> builder.addBinary(i);
        default -> builder.add(null);
      }
    }
    ValueColumn column = builder.build();

    for (int i = 0; i < 100; i++) {
      assertThat(column.text(i)).isEqualTo(i % 4 < 2 ? "v" + i : null);
      assertThat(column.multiplicity(i)).isEqualTo(i % 4 == 1 ? i : 1);
      assertThat(column.binaryLength(i)).isEqualTo(i % 4 == 2 ? i : -1);
      assertThat(column.isNull(i)).isEqualTo(i % 4 == 3);
      assertThat(column.row(i)).isEqualTo(i);
    }
  }

  @Test
  void elementsBehindPlainValuesKeepTheirRows() {
    ValueColumn.Builder builder = ValueColumn.builder(TAGS, LogicalType.TEXT, 1);
    builder.add("a").add("b");
    for (int i = 0; i < 20; i++) {
      builder.addElement(1, "e" + i);
    }
    ValueColumn column = builder.build();

    assertThat(column.row(0)).isZero();
    assertThat(column.row(1)).isEqualTo(1);
    assertThat(column.row(21)).isEqualTo(1);
  }

  @Test
  void aBuilderGoesOnWithoutChangingWhatItBuilt() {
    ValueColumn.Builder builder = ValueColumn.builder(NAME, LogicalType.TEXT, 8).add("a");
    ValueColumn first = builder.build();
    builder.add("b");

    assertThat(first.size()).isEqualTo(1);
    assertThat(builder.size()).isEqualTo(2);
  }

  @Test
  void refusesAValueOfARowThatIsNotThere() {
    ValueColumn column = ValueColumn.ofTexts(NAME, LogicalType.TEXT, List.of("Ada", "Bob"));

    assertThatThrownBy(() -> new ValueBatch(1, List.of(column)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name has 2 values in a batch of 1 rows");
  }

  @Test
  void refusesAMultiplicityOfNone() {
    ValueColumn.Builder builder = ValueColumn.builder(NAME, LogicalType.TEXT, 1);

    assertThatThrownBy(() -> builder.add("a", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("multiplicity must be 1 or more but was 0");
  }

  @Test
  void showsCountsAndNeverAValue() {
    ValueColumn column = ValueColumn.ofTexts(NAME, LogicalType.TEXT, List.of("Ada", "Bob"));

    assertThat(column).hasToString("name (2 values)");
    assertThat(new ValueBatch(2, List.of(column))).hasToString("2 rows × 1 columns");
  }

  @Test
  void refusesRowsThatDoNotFitAndPathsTwice() {
    ValueColumn one = ValueColumn.ofTexts(FieldPath.of("a"), LogicalType.TEXT, List.of("x"));

    assertThatThrownBy(() -> new ValueBatch(-1, List.of()))
        .hasMessage("rows must not be negative but was -1");
    assertThatThrownBy(() -> new ValueBatch(2, List.of(one)))
        .hasMessage("a has 1 values in a batch of 2 rows");
    assertThatThrownBy(() -> new ValueBatch(1, List.of(one, one)))
        .hasMessage("A batch has two columns of one path");
    assertThatThrownBy(
            () -> ValueColumn.builder(FieldPath.of("b"), LogicalType.BINARY, 1).addBinary(-5))
        .hasMessage("lengthInBytes must not be negative but was -5");
  }

  @Test
  void takesARepeatedColumnWithoutAnyElement() {
    ValueColumn none = ValueColumn.ofTexts(FieldPath.parse("tags[]"), LogicalType.TEXT, List.of());

    assertThat(new ValueBatch(3, List.of(none)).rows()).isEqualTo(3);
  }
}
