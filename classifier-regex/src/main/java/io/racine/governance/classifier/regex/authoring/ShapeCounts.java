package io.racine.governance.classifier.regex.authoring;

import io.racine.governance.classifier.regex.column.Masks;
import io.racine.governance.spi.value.ValueColumn;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the forms that the values of a column have; no value is kept. */
final class ShapeCounts {
  /** So many tell what a column looks like; a column of free text has no end of them. */
  private static final int MOST_SHAPES = 1_000;

  private static final int SHOWN = 3;

  private final Map<String, Long> counts = new HashMap<>();

  void accept(ValueColumn values) {
    for (int i = 0; i < values.size(); i++) {
      String text = values.text(i);
      if (text != null && !text.isEmpty()) {
        String mask = Masks.of(text);
        if (counts.size() < MOST_SHAPES || counts.containsKey(mask)) {
          counts.merge(mask, values.multiplicity(i), Long::sum);
        }
      }
    }
  }

  /** Returns the most frequent forms, the most frequent first. */
  List<ColumnTrial.Shape> most() {
    return counts.entrySet().stream()
        .map(entry -> new ColumnTrial.Shape(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparing(ColumnTrial.Shape::values)
                .reversed()
                .thenComparing(ColumnTrial.Shape::mask))
        .limit(SHOWN)
        .toList();
  }
}
