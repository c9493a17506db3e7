package io.racine.governance.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.value.ValueColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonExpansionTest {
  private final JsonExpansion expansion = new JsonExpansion(FieldPath.of("doc"));

  @Test
  void givesEachPathAColumnOfItsOwn() {
    assertThat(
            expand(
                "{\"name\":\"Ada\",\"address\":{\"city\":\"Bern\",\"zip\":3000},\"vip\":true}",
                null,
                "{\"name\":null,\"rate\":1.50e1}"))
        .isEqualTo(
            Map.of(
                "doc.name", "[0:Ada, 2:null]",
                "doc.address.city", "[0:Bern]",
                "doc.address.zip", "[0:3000]",
                "doc.vip", "[0:true]",
                "doc.rate", "[2:15.0]"));
  }

  @Test
  void repeatsTheRowOfArrayElements() {
    assertThat(expand("{\"tags\":[\"a\",\"b\"],\"items\":[{\"id\":1},{\"id\":2}],\"m\":[[1],[2]]}"))
        .isEqualTo(
            Map.of(
                "doc.tags[]", "[0:a, 0:b]",
                "doc.items[].id", "[0:1, 0:2]",
                "doc.m[][]", "[0:1, 0:2]"));
  }

  @Test
  void readsKeysThatMayBeValuesAsValues() {
    assertThat(expand("{\"ada@example.com\":{\"seen\":3},\"4111111111111111\":{\"seen\":4}}"))
        .isEqualTo(
            Map.of(
                "doc.key[]", "[0:ada@example.com, 0:4111111111111111]",
                "doc[].seen", "[0:3, 0:4]"));
  }

  @Test
  void keepsWhatItCouldReadOfABrokenDocument() {
    assertThat(expand("{\"name\":\"Ada\",\"email\":\"ada@exa", "no json"))
        .isEqualTo(Map.of("doc.name", "[0:Ada]"));
    assertThat(expansion.brokenDocuments()).isEqualTo(2);
  }

  @Test
  void boundsPathsAndDepth() {
    var wide = new StringBuilder("{");
    for (char a = 'a'; a <= 'z'; a++) {
      for (char b = 'a'; b <= 'z'; b++) {
        wide.append(wide.length() == 1 ? "" : ",").append('"').append(a).append(b).append("\":1");
      }
    }
    String deep = "{\"a\":".repeat(500) + "1" + "}".repeat(500);

    assertThat(expand(wide.append('}').toString())).hasSize(200);
    assertThat(new JsonExpansion(FieldPath.of("doc")).expand(column(deep))).isEmpty();
  }

  @Test
  void keepsThePathsNearestToTheRootInWhateverOrderTheyCome() {
    List<String> documents = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      documents.add(
          "{\"" + name(i) + "\":1,\"deep\":{\"" + name(i) + "\":2},\"always\":{\"x\":3}}");
    }
    var backward = new JsonExpansion(FieldPath.of("doc"));
    var merged = new JsonExpansion(FieldPath.of("doc"));
    var second = new JsonExpansion(FieldPath.of("doc"));

    List<FieldPath> kept = kept(expansion, documents);
    List<FieldPath> keptOfHalf = kept(merged, documents.subList(0, 150));
    keptOfHalf.addAll(kept(second, documents.subList(150, 300)));
    merged.merge(second);
    keptOfHalf.removeAll(merged.takeDropped());
    Collections.reverse(documents);

    assertThat(kept).hasSize(200).contains(FieldPath.parse("doc.kaa"));
    assertThat(kept).doesNotContain(FieldPath.parse("doc.deep.kaa"));
    assertThat(kept(backward, documents)).containsExactlyInAnyOrderElementsOf(kept);
    assertThat(keptOfHalf).containsExactlyInAnyOrderElementsOf(kept);
  }

  private static String name(int number) {
    return "k" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
  }

  /** Returns the paths of which something is kept after document by document was expanded. */
  private static List<FieldPath> kept(JsonExpansion expansion, List<String> documents) {
    var kept = new LinkedHashSet<FieldPath>();
    for (String document : documents) {
      expansion.expand(column(document)).forEach(values -> kept.add(values.path()));
      kept.removeAll(expansion.takeDropped());
    }
    return new ArrayList<>(kept);
  }

  private Map<String, String> expand(String... documents) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (ValueColumn values : expansion.expand(column(documents))) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        texts.add(values.row(i) + ":" + values.text(i));
      }
      columns.put(values.path().toString(), texts.toString());
    }
    return columns;
  }

  private static ValueColumn column(String... documents) {
    return ValueColumn.ofTexts(FieldPath.of("doc"), LogicalType.JSON, Arrays.asList(documents));
  }
}
