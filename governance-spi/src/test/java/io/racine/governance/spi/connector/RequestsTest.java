package io.racine.governance.spi.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.Serialized;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RequestsTest {
  private static final List<ColumnDescriptor> COLUMNS =
      List.of(ColumnDescriptor.of("email", LogicalType.TEXT));

  @Test
  void aReadIsBoundedUnlessItIsFull() {
    ReadRequest first = ReadRequest.builder(ReadMode.FIRST, COLUMNS).build();
    ReadRequest full = ReadRequest.builder(ReadMode.FULL, COLUMNS).build();

    assertThat(first.maxRows()).isEqualTo(10_000);
    assertThat(first.maxBytes()).isEqualTo(67_108_864);
    assertThat(first.maxValueChars()).isEqualTo(4_096);
    assertThat(first.timeLimit()).isEqualTo(Duration.ofMinutes(5));
    assertThat(first.batchRows()).isEqualTo(1_000);
    assertThat(full.maxRows()).isEqualTo(Long.MAX_VALUE);
    assertThat(full.maxBytes()).isEqualTo(Long.MAX_VALUE);
    assertThat(full.maxValueChars()).isEqualTo(4_096);
  }

  @Test
  void limitsMustBePositive() {
    ReadRequest.Builder builder = ReadRequest.builder(ReadMode.FIRST, COLUMNS);

    assertThatThrownBy(() -> builder.maxRows(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxRows must be 1 or more but was 0");
    assertThatThrownBy(() -> builder.maxBytes(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.maxValueChars(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.batchRows(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.timeLimit(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeLimit must be positive but was PT0S");
    assertThatThrownBy(() -> PartitionRequest.of(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("targetCount must be 1 or more but was 0");
  }

  @Test
  void aReadRequestSurvivesSerialisation() {
    ReadRequest request =
        ReadRequest.builder(ReadMode.RANDOM, COLUMNS)
            .maxRows(1)
            .maxBytes(2)
            .maxValueChars(3)
            .timeLimit(Duration.ofSeconds(4))
            .batchRows(5)
            .seed(6)
            .build();

    assertThat(Serialized.copy(request)).usingRecursiveComparison().isEqualTo(request);
    assertThat(Serialized.copy(request).columns()).isEqualTo(COLUMNS);
    assertThat(request).hasToString("RANDOM of 1 columns, at most 1 rows");
  }

  @Test
  void aPartitionSurvivesSerialisation() {
    AssetPartition partition =
        new AssetPartition(AssetPath.of("shop", "customer"), CatalogItemType.TABLE, "pages 0-9");

    assertThat(Serialized.copy(partition)).isEqualTo(partition);
    assertThat(partition.isWhole()).isFalse();
    assertThat(
            AssetPartition.whole(
                AssetDescriptor.builder(CatalogItemType.VIEW, AssetPath.of("v")).build()))
        .isEqualTo(new AssetPartition(AssetPath.of("v"), CatalogItemType.VIEW, ""))
        .matches(AssetPartition::isWhole);
  }

  @Test
  void aFingerprintIsAShortText() {
    assertThat(Serialized.copy(Fingerprint.of("x"))).isEqualTo(Fingerprint.of("x"));
    assertThatThrownBy(() -> Fingerprint.of("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Fingerprint.of("x".repeat(501)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Fingerprint must have 1 to 500 characters but had 501");
  }

  @Test
  void aDescriptionKeepsItsFactsInOrder() {
    assertThat(new SourceDescription("H2", "2", Map.of("b", "2", "a", "1")).attributes())
        .hasToString("{a=1, b=2}");
  }

  @Test
  void aListingCountsNoLessThanNothing() {
    assertThat(Listing.leftOut(0)).isEqualTo(new Listing.LeftOut(0));
    assertThatThrownBy(() -> Listing.leftOut(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count must not be negative but was -1");
  }
}
