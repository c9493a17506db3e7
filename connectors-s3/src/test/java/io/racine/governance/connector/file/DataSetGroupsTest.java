package io.racine.governance.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.AssetPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DataSetGroupsTest {
  @Test
  void gathersManyPartsIntoTheirTables() {
    var groups = new DataSetGroups();
    for (int i = 0; i < 300_000; i++) {
      add(
          groups,
          "lake/table_" + (char) ('a' + i % 20) + "/day=" + i % 400 + "/part-" + i + ".csv");
    }

    assertThat(groups.sorted("").keySet())
        .hasSize(20)
        .startsWith(AssetPath.of("lake", "table_a.csv"))
        .endsWith(AssetPath.of("lake", "table_t.csv"));
    assertThat(groups.sorted("").get(AssetPath.of("lake", "table_a.csv")).getValue().objects())
        .isEqualTo(15_000);
  }

  @Test
  void takesNamesForValuesWhereThereAreTooManyInOneFolder() {
    var groups = new DataSetGroups();
    names(5_000).forEach(name -> add(groups, "users/" + name + ".json"));
    names(5_000).forEach(name -> add(groups, "users/" + name + ".csv"));
    add(groups, "users/few.txt");

    assertThat(groups.sorted("").keySet())
        .containsExactly(
            AssetPath.of("users", "*.csv"),
            AssetPath.of("users", "*.json"),
            AssetPath.of("users", "few.txt"));
    assertThat(groups.sorted("").get(AssetPath.of("users", "*.csv")).getValue().objects())
        .isEqualTo(5_000);
  }

  @Test
  void takesFoldersForValuesWhereThereAreTooMany() {
    var groups = new DataSetGroups();
    names(3_000).forEach(name -> add(groups, "users/" + name + "/profile.json"));
    names(3_000).forEach(name -> add(groups, "users/" + name + "/old/orders.csv"));

    assertThat(groups.sorted("b").keySet())
        .containsExactly(
            AssetPath.of("b", "users/*", "profile.json"),
            AssetPath.of("b", "users/*/old", "orders.csv"));
    assertThat(
            groups
                .sorted("b")
                .get(AssetPath.of("b", "users/*", "profile.json"))
                .getValue()
                .objects())
        .isEqualTo(3_000);
  }

  @Test
  void comesToTheSameWhateverTheOrder() {
    List<String> keys = new ArrayList<>();
    names(2_500).forEach(name -> keys.add("a/" + name + "/x/" + name + ".csv"));
    names(900).forEach(name -> keys.add("b/" + name + "/data.csv"));
    var inOrder = new DataSetGroups();
    keys.forEach(key -> add(inOrder, key));
    Collections.shuffle(keys, new Random(7));
    var shuffled = new DataSetGroups();
    keys.forEach(key -> add(shuffled, key));

    assertThat(shuffled.sorted("").keySet()).isEqualTo(inOrder.sorted("").keySet());
    assertThat(samples(shuffled)).isEqualTo(samples(inOrder));
  }

  @Test
  void neverHoldsMoreThanItsBound() {
    var groups = new DataSetGroups();
    List<String> names = names(400);
    for (String outer : names) {
      for (String inner : names) {
        add(groups, outer + "/" + inner + "/" + inner + "x.csv");
      }
    }

    assertThat(groups.sorted("")).hasSizeLessThanOrEqualTo(10_000);
    assertThat(
            groups.sorted("").values().stream()
                .mapToLong(entry -> entry.getValue().objects())
                .sum())
        .isEqualTo(160_000);
  }

  private static List<List<String>> samples(DataSetGroups groups) {
    return groups.sorted("").values().stream()
        .map(
            entry ->
                entry.getValue().samples().stream().map(sample -> sample.entry().key()).toList())
        .toList();
  }

  /** Names without digits, which no template would change. */
  private static List<String> names(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> "q" + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26) + (char) ('a' + i / 676))
        .toList();
  }

  private static void add(DataSetGroups groups, String key) {
    groups.add(new ObjectEntry(key, 10, 0, "v", key), DataSetKey.of(key, false).orElseThrow());
  }
}
