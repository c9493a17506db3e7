package io.racine.governance.classifier.regex.name;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.FieldPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a column's name, and of what it lies in.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param own the words of the column, without numbers
 * @param numbered the same with numbers
 * @param around the words of the step or table around it, without numbers
 * @param table the words of the table, without numbers
 */
public record ColumnName(
    List<String> own, List<String> numbered, List<String> around, List<String> table) {
  public ColumnName {
    own = List.copyOf(own);
    numbered = List.copyOf(numbered);
    around = List.copyOf(around);
    table = List.copyOf(table);
  }

  public static ColumnName of(FieldPath path, @Nullable AssetPath table) {
    List<FieldPath.Step> steps = path.steps();
    List<String> numbered = NameTokens.of(path.name());
    List<String> tableWords =
        table == null ? List.of() : withoutNumbers(NameTokens.of(table.name()));
    List<String> around =
        steps.size() > 1
            ? withoutNumbers(NameTokens.of(steps.get(steps.size() - 2).name()))
            : tableWords;
    List<String> own = withoutNumbers(numbered);
    return new ColumnName(own.isEmpty() ? numbered : own, numbered, around, tableWords);
  }

  /** Returns the words of free text such as a comment, as if they were a name. */
  public static ColumnName of(List<String> texts) {
    List<String> words = NameTokens.of(String.join(" ", texts));
    return new ColumnName(withoutNumbers(words), words, List.of(), List.of());
  }

  private static List<String> withoutNumbers(List<String> words) {
    List<String> kept = new ArrayList<>();
    for (String word : words) {
      if (!Character.isDigit(word.charAt(0))) {
        kept.add(word);
      }
    }
    return kept;
  }
}
