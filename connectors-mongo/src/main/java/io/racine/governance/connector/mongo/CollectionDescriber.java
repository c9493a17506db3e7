package io.racine.governance.connector.mongo;

import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Listing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Describes one collection or view with its indexes.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class CollectionDescriber {
  private final Channel channel;
  private final MongoFailures failures;
  private final int sampleSize;

  CollectionDescriber(Channel channel, MongoFailures failures, int sampleSize) {
    this.channel = channel;
    this.failures = failures;
    this.sampleSize = sampleSize;
  }

  /**
   * Returns the steps of a listing that the entry comes to.
   *
   * @param buckets the buckets of GridFS in the same database
   */
  List<Listing> describe(AssetPath database, CollectionEntry entry, GridFs buckets) {
    AssetPath path = database.child(entry.name());
    BsonDocument options = options(database, entry);
    if (entry.isView()) {
      return List.of(Listing.found(view(path, options)));
    }
    if (buckets.mayBeChunks(entry.name()) && GridFs.holdsChunks(channel, path)) {
      return withIndexes(path, chunks(path));
    }
    AssetDescriptor.Builder table =
        AssetDescriptor.builder(CatalogItemType.TABLE, path).nativeKind(kind(entry, options));
    var statistics = new CollectionStatistics(channel, path);
    statistics.documents().ifPresent(table::rowEstimate);
    statistics.sizeInBytes().ifPresent(table::sizeInBytes);
    if (buckets.mayBeFiles(entry.name()) && GridFs.holdsChunks(channel, GridFs.chunksOf(path))) {
      table.nativeKind("GridFS bucket").attribute("bucket", GridFs.bucketOf(entry.name()));
    }
    describeOptions(table, options);
    var sample = new CollectionSample(channel, path, sampleSize);
    sample.take(statistics.documents());
    infer(table, sample);
    return withIndexes(path, table);
  }

  private BsonDocument options(AssetPath database, CollectionEntry entry) {
    BsonDocument described = entry.described();
    if (described == null) {
      described = ask(database, entry.name());
    }
    return Answers.document(described, "options").orElseGet(BsonDocument::new);
  }

  private BsonDocument ask(AssetPath database, String name) {
    try {
      for (RawBsonDocument found :
          channel
              .collections(database.name())
              .filter(new BsonDocument("name", new BsonString(name)))) {
        if (Answers.text(found, "name").filter(name::equals).isPresent()) {
          return found;
        }
      }
    } catch (RuntimeException e) {
      if (!MongoFailures.why(e).equals(ConnectorException.ACCESS_DENIED)) {
        throw e;
      }
    }
    return new BsonDocument();
  }

  private static String kind(CollectionEntry entry, BsonDocument options) {
    if (entry.isTimeSeries()) {
      return "time series";
    }
    if (Answers.isTrue(options, "capped")) {
      return "capped collection";
    }
    return Answers.at(options, "clusteredIndex") == null ? "collection" : "clustered collection";
  }

  private AssetDescriptor view(AssetPath path, BsonDocument options) {
    AssetDescriptor.Builder view =
        AssetDescriptor.builder(CatalogItemType.VIEW, path).nativeKind("view");
    Answers.text(options, "viewOn").ifPresent(source -> view.attribute("view-on", source));
    BsonValue pipeline = Answers.at(options, "pipeline");
    if (pipeline != null && pipeline.isArray()) {
      view.definition(LiteralFreeText.of(pipeline.asArray()));
    }
    var sample = new CollectionSample(channel, path, sampleSize);
    sample.takeOfView();
    infer(view, sample);
    return view.build();
  }

  /** The bytes of files: what they hold is not read, least of all as text. */
  private AssetDescriptor.Builder chunks(AssetPath path) {
    AssetDescriptor.Builder chunks =
        AssetDescriptor.builder(CatalogItemType.TABLE, path)
            .nativeKind("GridFS chunks")
            .attribute("bucket", GridFs.bucketOf(path.name()))
            .attribute("content", "bytes of files; not read");
    var statistics = new CollectionStatistics(channel, path);
    statistics.documents().ifPresent(chunks::rowEstimate);
    statistics.sizeInBytes().ifPresent(chunks::sizeInBytes);
    return chunks;
  }

  private static void infer(AssetDescriptor.Builder asset, CollectionSample sample) {
    asset
        .columns(sample.shape().columns())
        .attribute("columns", "inferred")
        .attribute("inferred-from", sample.from());
  }

  private static void describeOptions(AssetDescriptor.Builder table, BsonDocument options) {
    Answers.document(options, "validator")
        .filter(validator -> !validator.isEmpty())
        .ifPresent(validator -> table.attribute("validator", LiteralFreeText.of(validator)));
    text(table, options, "validation-level", "validationLevel");
    text(table, options, "validation-action", "validationAction");
    text(table, options, "collation", "collation", "locale");
    text(table, options, "time-field", "timeseries", "timeField");
    text(table, options, "meta-field", "timeseries", "metaField");
    text(table, options, "granularity", "timeseries", "granularity");
    number(table, options, "ttl-seconds", "expireAfterSeconds");
    if (Answers.isTrue(options, "capped")) {
      number(table, options, "most-bytes", "size");
      number(table, options, "most-documents", "max");
    }
    BsonValue encrypted = Answers.at(options, "encryptedFields", "fields");
    if (encrypted != null && encrypted.isArray()) {
      table.attribute("encrypted-fields", paths(encrypted.asArray()));
    }
  }

  private static String paths(BsonArray fields) {
    List<String> paths = new ArrayList<>();
    for (BsonValue field : fields) {
      if (field.isDocument()) {
        Answers.text(field.asDocument(), "path")
            .ifPresent(path -> paths.add(FieldNames.ofDotted(path).toString()));
      }
    }
    return String.join(", ", paths);
  }

  private static void text(
      AssetDescriptor.Builder table, BsonDocument options, String attribute, String... path) {
    Answers.text(options, path).ifPresent(value -> table.attribute(attribute, value));
  }

  private static void number(
      AssetDescriptor.Builder table, BsonDocument options, String attribute, String... path) {
    Answers.number(options, path)
        .ifPresent(value -> table.attribute(attribute, Long.toString(value)));
  }

  private List<Listing> withIndexes(AssetPath path, AssetDescriptor.Builder table) {
    List<IndexDescriber> indexes = new ArrayList<>();
    Optional<Issue> denied = Optional.empty();
    try {
      for (RawBsonDocument entry : channel.indexes(path)) {
        var index = new IndexDescriber(entry);
        if (index.isNamed()) {
          indexes.add(index);
        }
      }
    } catch (RuntimeException e) {
      if (!MongoFailures.why(e).equals(ConnectorException.ACCESS_DENIED)) {
        throw e;
      }
      denied =
          Optional.of(
              Issue.from(failures.during("list the indexes of", path, e)).at(path.toString()));
    }
    indexes.sort(Comparator.comparing(IndexDescriber::name));
    List<KeyDescriptor> keys = indexes.stream().flatMap(index -> index.key().stream()).toList();
    List<Listing> steps = new ArrayList<>();
    steps.add(Listing.found(table.keys(keys).build()));
    denied.ifPresent(issue -> steps.add(Listing.failed(path, issue)));
    indexes.forEach(index -> steps.add(Listing.found(index.describe(path))));
    return steps;
  }
}
