package io.racine.governance.classifier.regex.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.MetadataSignal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MetadataFitTest {
  private static final ColumnContext COLUMN =
      Judged.context(
              ColumnDescriptor.builder(FieldPath.of("c7"), LogicalType.TEXT)
                  .nativeType("Character  Varying(40)")
                  .comment("Number of the member's card")
                  .key(true)
                  .attribute("owner", "billing")
                  .build())
          .tableComment("Who may enter the library")
          .environment("production")
          .build();

  @Test
  void fitsTheTypeAsTheLibraryAndAsTheSourceCallsIt() {
    assertThat(fit(MetadataSignal.builder().types(Set.of(LogicalType.TEXT, LogicalType.JSON))))
        .hasValue("the type is TEXT");
    assertThat(fit(MetadataSignal.builder().types(Set.of(LogicalType.JSON)))).isEmpty();
    assertThat(fit(MetadataSignal.builder().nativeTypes(Set.of("character varying"))))
        .hasValue("the source calls the type character varying");
    assertThat(fit(MetadataSignal.builder().nativeTypes(Set.of("varying")))).isEmpty();
  }

  @Test
  void fitsAPhraseOfEitherCommentInWholeWords() {
    assertThat(fit(MetadataSignal.builder().comments(List.of("no such", "members card"))))
        .isEmpty();
    assertThat(fit(MetadataSignal.builder().comments(List.of("no such", "number of the"))))
        .hasValue("the comment says 'number of the'");
    assertThat(fit(MetadataSignal.builder().comments(List.of("the library"))))
        .hasValue("the comment says 'the library'");
    assertThat(fit(MetadataSignal.builder().comments(List.of("libra")))).isEmpty();
    assertThat(fit(MetadataSignal.builder().comments(List.of("card who")))).isEmpty();
  }

  @Test
  void fitsAKeyOrNone() {
    assertThat(fit(MetadataSignal.builder().key(true))).hasValue("it is part of the primary key");
    assertThat(fit(MetadataSignal.builder().key(false))).isEmpty();
    assertThat(
            MetadataTest.fit(
                MetadataSignal.builder().key(false).build(), Judged.column("c7", LogicalType.TEXT)))
        .hasValue("it is no part of the primary key");
  }

  @Test
  void fitsAttributesByValueOrByStar() {
    assertThat(fit(MetadataSignal.builder().attributes(Map.of("owner", "billing"))))
        .hasValue("it has the attribute 'owner'");
    assertThat(fit(MetadataSignal.builder().attributes(Map.of("owner", "*"))))
        .hasValue("it has the attribute 'owner'");
    assertThat(fit(MetadataSignal.builder().attributes(Map.of("owner", "sales")))).isEmpty();
    assertThat(fit(MetadataSignal.builder().attributes(Map.of("steward", "*")))).isEmpty();
  }

  @Test
  void fitsTheEnvironment() {
    assertThat(fit(MetadataSignal.builder().environments(Set.of("production", "staging"))))
        .hasValue("the source is used for production");
    assertThat(fit(MetadataSignal.builder().environments(Set.of("staging")))).isEmpty();
  }

  @Test
  void fitsOnlyWhereAllFits() {
    assertThat(
            fit(
                MetadataSignal.builder()
                    .types(Set.of(LogicalType.TEXT))
                    .nativeTypes(Set.of("character varying"))
                    .comments(List.of("member"))
                    .key(true)
                    .attributes(Map.of("owner", "*"))
                    .environments(Set.of("production"))))
        .hasValue(
            "the type is TEXT, the source calls the type character varying,"
                + " the comment says 'member', it is part of the primary key,"
                + " it has the attribute 'owner', the source is used for production");
    assertThat(
            fit(
                MetadataSignal.builder()
                    .types(Set.of(LogicalType.TEXT))
                    .environments(Set.of("staging"))))
        .isEmpty();
  }

  private static Optional<String> fit(MetadataSignal.Builder signal) {
    return MetadataTest.fit(signal.build(), COLUMN);
  }
}
