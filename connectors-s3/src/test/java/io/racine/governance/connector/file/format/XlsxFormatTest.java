package io.racine.governance.connector.file.format;

import static io.racine.governance.connector.file.format.ReadTable.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.connector.ReadMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

final class XlsxFormatTest {
  private final XlsxFormat xlsx = new XlsxFormat();

  @Test
  void readsEachSheetAsATable() throws Exception {
    ObjectBytes object = object("x.xlsx", workbook());

    assertThat(xlsx.tables(object, FormatLimits.defaults()))
        .containsExactly("Guests", "Odd \"name\" & more");
    ReadTable table = ReadTable.read(xlsx, object, "Guests", ReadMode.FULL, 100);
    assertThat(table.names()).containsExactly("id", "name", "born", "seen", "ok", "paid");
    assertThat(table.rows())
        .containsExactly(
            Map.of(
                "id", "1",
                "name", "Ann <&> Co",
                "born", "2024-02-29",
                "seen", "2024-02-29T13:45:00",
                "ok", "true",
                "paid", "12.5"),
            Map.of("id", "2", "paid", "15000000000"));
    ReadTable other = ReadTable.read(xlsx, object, "Odd \"name\" & more", ReadMode.FULL, 100);
    assertThat(other.column("column_1")).containsExactly("1", "2");
  }

  static byte[] workbook() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Test", "1.0")) {
      Worksheet guests = book.newWorksheet("Guests");
      String[] names = {"id", "name", "born", "seen", "ok", "paid"};
      for (int i = 0; i < names.length; i++) {
        guests.value(0, i, names[i]);
      }
      guests.value(1, 0, 1);
      guests.value(1, 1, "Ann <&> Co");
      guests.value(1, 2, LocalDate.of(2024, 2, 29));
      guests.style(1, 2).format("yyyy-mm-dd").set();
      guests.value(1, 3, LocalDateTime.of(2024, 2, 29, 13, 45));
      guests.style(1, 3).format("yyyy-mm-dd hh:mm").set();
      guests.value(1, 4, true);
      guests.value(1, 5, 12.5);
      guests.value(3, 0, 2);
      guests.value(3, 5, 1.5e10);
      Worksheet odd = book.newWorksheet("Odd \"name\" & more");
      odd.value(0, 0, 1);
      odd.value(1, 0, 2);
    }
    return out.toByteArray();
  }
}
