package io.racine.governance.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.AssetPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DataSetNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "customers.csv",
        "crm/CUSTOMERS.CSV",
        "crm/customers_2024-05-01.csv",
        "raw/orders/part-00001.snappy.parquet",
        "raw/orders/day=2024-05-01/hour=7/part-0.parquet",
        "raw/orders/day=2024-05-01/items.parquet",
        "raw/orders.parquet/part-0.parquet",
        "raw/orders/data/00000-0-0a1b2c3d.parquet",
        "logs/2024/05/01/app.log",
        "2024/05/01/part-7.json",
        "people/ada@example.com/profile.json",
        "sets/a{b}*%!.txt",
        "a//b.csv",
        "/leading.csv",
        "week 12/über.xlsx"
      })
  void findsEachObjectUnderThePrefixOfItsDataSet(String key) {
    DataSetKey parts = DataSetKey.of(key, false).orElseThrow();
    DataSetName name = new DataSetName("bucket", parts.schema(), parts.table(), "");

    assertThat(key).startsWith(name.prefix());
    assertThat(name.matches(parts)).isTrue();
    assertThat(DataSetName.parse(name.path(), true)).hasValue(name);
  }

  @Test
  void asksForNoMoreThanItsFolderAndTheBeginningOfItsName() {
    assertThat(new DataSetName("b", "crm/eu", "customers_{date}.csv", "").prefix())
        .isEqualTo("crm/eu/customers_");
    assertThat(new DataSetName("b", "users/*", "profile.json", "").prefix()).isEqualTo("users/");
  }

  @Test
  void letsAStarStandForOneFolderAndForTablesOfAnEnding() {
    DataSetName anyFolder = new DataSetName("b", "users/*", "profile.json", "");
    DataSetName anyTable = new DataSetName("b", "users", "*.json", "");

    assertThat(anyFolder.matches(key("users/ada/profile.json"))).isTrue();
    assertThat(anyFolder.matches(key("users/ada/deep/profile.json"))).isFalse();
    assertThat(anyFolder.matches(key("users/ada/other.json"))).isFalse();
    assertThat(anyTable.matches(key("users/ada.json"))).isTrue();
    assertThat(anyTable.matches(key("users/ada.csv"))).isFalse();
  }

  @Test
  void knowsTheTableInsideAnObject() {
    AssetPath path = AssetPath.of("b", "crm", "book.xlsx!Sheet{n}");

    assertThat(DataSetName.parse(path, true))
        .hasValue(new DataSetName("b", "crm", "book.xlsx", "Sheet{n}"));
    assertThat(new DataSetName("b", "crm", "book.xlsx", "Sheet{n}").path()).isEqualTo(path);
  }

  @Test
  void takesNoPathOfOtherLevels() {
    assertThat(DataSetName.parse(AssetPath.of("b"), true)).isEmpty();
    assertThat(DataSetName.parse(AssetPath.of("a", "b", "c", "d"), true)).isEmpty();
    assertThat(DataSetName.parse(AssetPath.of("a", "b", "c"), false)).isEmpty();
    assertThat(List.of(DataSetName.parse(AssetPath.of("t"), false).orElseThrow().schema()))
        .containsExactly("");
  }

  private static DataSetKey key(String key) {
    return DataSetKey.of(key, false).orElseThrow();
  }
}
