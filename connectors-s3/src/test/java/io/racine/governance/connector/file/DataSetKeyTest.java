package io.racine.governance.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DataSetKeyTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          customers.csv                                        |             | customers.csv
          crm/customers.csv                                    | crm         | customers.csv
          crm/CUSTOMERS.CSV                                    | crm         | CUSTOMERS.csv
          crm/customers_2024-05-01.csv                         | crm         | customers_{date}.csv
          crm/customers-20240501T120000Z.csv.gz                | crm         | customers-{date}.csv.gz
          crm/customers.2024.csv                               | crm         | customers.{n}.csv
          crm/customers_2024-05.csv                            | crm         | customers_{date}.csv
          crm/customers_20240501.csv                           | crm         | customers_{date}.csv
          crm/customers_1999.csv                               | crm         | customers_{n}.csv
          crm/customers_2100.csv                               | crm         | customers_{n}.csv
          raw/orders/part-00001.parquet                        | raw         | orders.parquet
          raw/orders/part-00001-c0ffee00-1111-2222-3333-444455556666-c000.snappy.parquet | raw | orders.parquet
          raw/orders/day=2024-05-01/hour=7/part-0.parquet      | raw         | orders.parquet
          raw/orders/day=2024-05-01/items.parquet              | raw/orders  | {day}/items.parquet
          raw/orders.parquet/part-0.parquet                    | raw         | orders.parquet
          raw/orders/data/00000-0-0a1b2c3d.parquet             | raw         | orders.parquet
          logs/2024/05/01/app.log                              | logs        | {n}/app.log
          logs/2024/05/01/part-7.json                          |             | logs.json
          2024/05/01/part-7.json                               |             | {n}/part-{n}.json
          people/ada@example.com/profile.json                  | people      | {email}/profile.json
          people/ada@example.com.json                          |             | people.json
          tax/123-45-6789.pdf                                  |             | tax.pdf
          img/3f2504e0-4f89-11d3-9a0c-0305e82c3301.jpg         |             | img.jpg
          img/0A1B2C3D4E.jpg                                   |             | img.jpg
          tax/form_123-45-6789.pdf                             | tax         | form_{n}.pdf
          crm/visits_2024-05-01_1903_7.csv                     | crm         | visits_{date}.csv
          img/scan-0A1B2C3D4E.jpg                              | img         | scan-{id}.jpg
          api/v1/users.jsonl                                   | api/v1      | users.jsonl
          api/v2/users.jsonl                                   | api/v2      | users.jsonl
          sets/a{b}*%!.txt                                     | sets        | a%7Bb%7D%2A%25%21.txt
          über/straße 1.csv                                    | über        | straße {n}.csv
          /leading.csv                                         |             | {empty}/leading.csv
          a//b.csv                                             | a           | {empty}/b.csv
          backup/site.tar.gz                                   | backup      | site.tar.gz
          notes/README                                         | notes       | README
          """)
  void namesTheDataSetOfAKey(String key, String schema, String table) {
    DataSetKey named = DataSetKey.of(key, false).orElseThrow();

    assertThat(named.schema()).isEqualTo(schema == null ? "" : schema);
    assertThat(named.table()).isEqualTo(table);
  }

  @ParameterizedTest
  @CsvSource({
    "orders/_SUCCESS",
    "orders/",
    "orders/_delta_log/00000.json",
    "orders/.part-0.parquet.crc",
    "orders/_temporary/0/part-0.parquet",
    "orders/_committed_4711",
    ".git/config",
    "orders_$folder$"
  })
  void leavesMarkersAndHiddenNamesOut(String key) {
    assertThat(DataSetKey.of(key, false)).isEmpty();
  }

  @Test
  void looksAtHiddenNamesWhenAsked() {
    assertThat(DataSetKey.of("home/.bash_history", true).orElseThrow().table())
        .isEqualTo(".bash_history");
  }

  @Test
  void readsHivePartitionsWithTheirEscapes() {
    DataSetKey key =
        DataSetKey.of(
                "t/city=S%C3%A3o%2FPaulo/day=__HIVE_DEFAULT_PARTITION__/x+y=1+1/p-1.csv", false)
            .orElseThrow();

    assertThat(key.partitions())
        .isEqualTo(
            Arrays.asList(
                new DataSetKey.Partition("city", "São/Paulo"),
                new DataSetKey.Partition("day", null)));
  }

  @Test
  void saysNoPartitionValue() {
    assertThat(List.of(new DataSetKey.Partition("mail", "ada@example.com")).toString())
        .isEqualTo("[mail]");
  }

  @Test
  void cutsNamesThatAreTooLongToBeNames() {
    DataSetKey key = DataSetKey.of("a/" + "xy".repeat(400) + ".csv", false).orElseThrow();

    assertThat(key.table()).isEqualTo("xy".repeat(30) + "{long}.csv");
  }
}
