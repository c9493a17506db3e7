package io.racine.governance.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.connector.file.ReadingCalls.Read;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.SupportsFingerprints;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A folder in a store that may not be listed; no file system refuses root one. */
final class UnlistedFolderTest {
  private final GeneratedStore store =
      new GeneratedStore(
          3,
          at -> "crm/part-" + at + ".jsonl",
          new ObjectRun.Unlisted(
              "crm/closed/",
              new ObjectFailure(
                  ConnectorException.ACCESS_DENIED, "it may not be read", "Ask for it", null)));

  @Test
  void takesNothingInItsContainerForGone() {
    try (Connector connector = connector()) {
      assertThat(ReadingCalls.listings(connector))
          .filteredOn(Listing.Failed.class::isInstance)
          .singleElement()
          .isInstanceOfSatisfying(
              Listing.Failed.class,
              failed -> {
                assertThat(failed.under()).isEqualTo(AssetPath.of("generated"));
                assertThat(failed.issue().where()).hasValue("generated.\"crm/closed\"");
                assertThat(failed.issue().message())
                    .isEqualTo(
                        "Cannot list 'lake' generated.\"crm/closed\": it may not be read. Ask for"
                            + " it.");
              });
    }
  }

  @Test
  void saysSoWhenReadingWhatMayHaveMoreInIt() {
    try (Connector connector = connector()) {
      AssetDescriptor table = ReadingCalls.table(connector, "generated", "crm.jsonl");

      Read read = ReadingCalls.read(connector, table, ReadMode.FULL, request -> request);

      assertThat(read.rows()).hasSize(3);
      assertThat(read.summary().issues())
          .singleElement()
          .satisfies(issue -> assertThat(issue.code()).isEqualTo(ConnectorException.ACCESS_DENIED));
    }
  }

  @Test
  void tellsNoFingerprintOfWhatMayHaveChangedUnseen() {
    try (Connector connector = connector()) {
      AssetDescriptor table = ReadingCalls.table(connector, "generated", "crm.jsonl");

      assertThat(((SupportsFingerprints) connector).fingerprint(table)).isEmpty();
    }
  }

  private Connector connector() {
    return ObjectConnector.of(
        ReadingCalls.context(new FilesConnectorFactory(), Map.of("folder", "."), Map.of()),
        store,
        "");
  }
}
