package io.racine.governance.spi.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.Serialized;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DescriptorTest {
  private static final ColumnDescriptor EMAIL =
      ColumnDescriptor.builder(FieldPath.of("email"), LogicalType.TEXT)
          .nativeType("character varying(80)")
          .nullable(true)
          .size(80)
          .key(true)
          .comment("how to write to them")
          .attribute("generated", "no")
          .build();

  private static final AssetDescriptor CUSTOMER =
      AssetDescriptor.builder(CatalogItemType.TABLE, AssetPath.of("shop", "customer"))
          .nativeKind("table")
          .comment("who buys")
          .columns(List.of(EMAIL, ColumnDescriptor.of("city", LogicalType.TEXT)))
          .keys(
              List.of(
                  KeyDescriptor.primary("pk", List.of(FieldPath.of("email"))),
                  KeyDescriptor.foreign(
                      "fk",
                      List.of(FieldPath.of("city")),
                      AssetPath.of("shop", "city"),
                      List.of(FieldPath.of("name")))))
          .grants(
              List.of(
                  GrantDescriptor.direct("clerk", "SELECT"),
                  new GrantDescriptor("ada", "UPDATE", "editors")))
          .rowEstimate(12)
          .sizeInBytes(8_192)
          .definition("select 'Ada'")
          .attribute("tablespace", "main")
          .build();

  @Test
  void survivesSerialisation() {
    assertThat(Serialized.copy(CUSTOMER)).isEqualTo(CUSTOMER).hasSameHashCodeAs(CUSTOMER);
    assertThat(Serialized.copy(CUSTOMER).definition()).hasValue("select 'Ada'");
    assertThat(Serialized.copy(CUSTOMER).grants().get(1).findVia()).hasValue("editors");
    assertThat(Serialized.copy(EMAIL)).isEqualTo(EMAIL);
  }

  @Test
  void showsNamesAndTypesOnly() {
    assertThat(CUSTOMER).hasToString("TABLE shop.customer");
    assertThat(EMAIL).hasToString("email character varying(80)");
    assertThat(ColumnDescriptor.of("n", LogicalType.INTEGER)).hasToString("n INTEGER");
  }

  @Test
  void differsWhenADetailDiffers() {
    assertThat(
            AssetDescriptor.builder(CatalogItemType.VIEW, AssetPath.of("shop", "customer")).build())
        .isNotEqualTo(
            AssetDescriptor.builder(CatalogItemType.TABLE, AssetPath.of("shop", "customer"))
                .build());
    assertThat(
            AssetDescriptor.builder(CatalogItemType.TABLE, AssetPath.of("t"))
                .grants(List.of(GrantDescriptor.direct("clerk", "SELECT")))
                .build())
        .isNotEqualTo(AssetDescriptor.builder(CatalogItemType.TABLE, AssetPath.of("t")).build());
    assertThat(ColumnDescriptor.builder(FieldPath.of("a"), LogicalType.TEXT).size(1).build())
        .isNotEqualTo(ColumnDescriptor.of("a", LogicalType.TEXT));
  }

  @Test
  void takesBlankCommentsForNone() {
    assertThat(
            AssetDescriptor.builder(CatalogItemType.TABLE, AssetPath.of("t"))
                .comment(" ")
                .build()
                .comment())
        .isEmpty();
    assertThat(
            ColumnDescriptor.builder(FieldPath.of("a"), LogicalType.TEXT)
                .comment("")
                .build()
                .comment())
        .isEmpty();
  }

  @Test
  void refusesTwoColumnsOfOnePath() {
    AssetDescriptor.Builder builder =
        AssetDescriptor.builder(CatalogItemType.TABLE, AssetPath.of("t"))
            .columns(
                List.of(
                    ColumnDescriptor.of("a", LogicalType.TEXT),
                    ColumnDescriptor.of("a", LogicalType.INTEGER)));

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("TABLE t has two columns of one path");
  }

  @Test
  void refusesAColumnAsAnAsset() {
    assertThatThrownBy(() -> AssetDescriptor.builder(CatalogItemType.COLUMN, AssetPath.of("a")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aForeignKeyAndNoOtherHasATarget() {
    assertThat(CUSTOMER.keys().get(1).findTarget()).hasValue(AssetPath.of("shop", "city"));
    assertThat(CUSTOMER.keys().get(0).findTarget()).isEmpty();
    assertThatThrownBy(
            () ->
                new KeyDescriptor(
                    KeyDescriptor.Kind.UNIQUE, "u", List.of(), AssetPath.of("t"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new KeyDescriptor(KeyDescriptor.Kind.FOREIGN, "f", List.of(), null, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cannotBeChangedFromOutside() {
    assertThatThrownBy(() -> CUSTOMER.columns().add(EMAIL))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> CUSTOMER.attributes().put("a", "b"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> EMAIL.attributes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
