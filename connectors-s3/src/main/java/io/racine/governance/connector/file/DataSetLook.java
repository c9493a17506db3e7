package io.racine.governance.connector.file;

import io.racine.governance.connector.file.codec.Content;
import io.racine.governance.connector.file.codec.Contents;
import io.racine.governance.connector.file.format.FormatLimits;
import io.racine.governance.connector.file.format.FormatProblem;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.CatalogItemType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks into some objects of a data set and describes its tables.
 *
 * <p>The columns are the union of those of the first and the last object and of one between; the
 * attributes say of how many objects that is.
 */
final class DataSetLook {
  /**
   * Enough for the footers of wide tables and for most archives; then the rest is not looked at.
   */
  private static final long MOST_BYTES = 32L << 20;

  /** An archive with more tables than a person would name is a heap of values. */
  private static final int MOST_INNER_TABLES = 200;

  private final ObjectStore store;
  private final Contents contents;
  private final FormatLimits limits;
  private final StopSignal stop;
  private final Map<String, SchemaUnion> tables = new TreeMap<>();
  private int looked;
  private int unreadable;
  private int unknown;
  private boolean cutShort;
  private @Nullable FormatProblem problem;
  private @Nullable ObjectFailure failure;

  DataSetLook(ObjectStore store, Contents contents, FormatLimits limits, StopSignal stop) {
    this.store = store;
    this.contents = contents;
    this.limits = limits;
    this.stop = stop;
  }

  /**
   * Returns the tables of a data set, the one without columns when it holds nothing that is read.
   *
   * @throws FormatProblem if none of the objects looked at can be read
   * @throws ObjectFailure if the store fails
   */
  List<AssetDescriptor> describe(DataSetName name, MemberGroup group)
      throws ObjectFailure, FormatProblem {
    for (MemberGroup.Sample sample : group.samples()) {
      look(name, sample.entry());
    }
    if (tables.isEmpty() && unreadable > 0) {
      ObjectFailure refused = failure;
      if (refused != null) {
        throw refused;
      }
      FormatProblem damaged = problem;
      throw damaged != null ? damaged : FormatProblem.corrupt("what was read makes no sense");
    }
    List<AssetDescriptor> described = new ArrayList<>();
    if (tables.isEmpty()) {
      described.add(
          start(name, group)
              .nativeKind(unknown > 0 ? "binary objects" : "empty objects")
              .attribute("format", unknown > 0 ? "unknown" : "empty")
              .build());
    }
    tables.forEach((inner, union) -> described.add(describe(name.within(inner), group, union)));
    return described;
  }

  private void look(DataSetName name, ObjectEntry entry) throws ObjectFailure {
    looked++;
    var bytes = new MemberBytes(store.bytes(name.container(), entry, stop), MOST_BYTES);
    try (var inner = new InnerTables(contents, limits, bytes, null)) {
      look(inner, entry.size());
      if (inner.kind() == Content.Kind.UNKNOWN_BINARY) {
        unknown++;
      }
    } catch (FormatProblem e) {
      unreadable++;
      problem = e;
    } catch (IOException | RuntimeException e) {
      if (bytes.isSpent()) {
        cutShort = true;
        return;
      }
      ObjectFailure why = ObjectFailure.within(e).orElse(null);
      if (why != null && !Failures.isOfOneObject(why)) {
        throw why;
      }
      unreadable++;
      failure = why;
    }
  }

  /** Columns of one object are counted once, however many inner tables share its name. */
  private void look(InnerTables inner, long size) throws IOException, FormatProblem {
    List<String> seen = new ArrayList<>();
    for (InnerTables.Inner each = inner.next(); each != null; each = inner.next()) {
      if (seen.contains(each.name())) {
        continue;
      }
      if (tables.size() >= MOST_INNER_TABLES && !tables.containsKey(each.name())) {
        cutShort = true;
        return;
      }
      seen.add(each.name());
      var schema = each.format().schema(each.bytes(), each.table(), limits);
      tables
          .computeIfAbsent(each.name(), any -> new SchemaUnion())
          .add(schema, each.formatId(), each.codecs(), size);
    }
  }

  private AssetDescriptor describe(DataSetName name, MemberGroup group, SchemaUnion union) {
    AssetDescriptor.Builder table = start(name, group);
    union.attributes().forEach(table::attribute);
    table
        .nativeKind(union.format() + " data set")
        .columns(union.columns(group.partitionColumns()))
        .attribute("format", union.format())
        .attribute("objects-looked-at", Integer.toString(looked));
    if (name.inner().isEmpty()) {
      union.rowEstimate(group.bytes()).ifPresent(table::rowEstimate);
    }
    if (!union.compression().isEmpty()) {
      table.attribute("compression", union.compression());
    }
    if (union.differences() > 0) {
      table.attribute("columns-that-differ", Long.toString(union.differences()));
    }
    if (!group.partitionColumns().isEmpty()) {
      table.attribute("partition-columns", String.join(", ", group.partitionColumns()));
    }
    if (unreadable > 0) {
      table.attribute("unreadable-objects", Integer.toString(unreadable));
    }
    if (cutShort) {
      table.attribute("looked-at-in-part", "true");
    }
    return table.build();
  }

  private static AssetDescriptor.Builder start(DataSetName name, MemberGroup group) {
    AssetDescriptor.Builder table =
        AssetDescriptor.builder(CatalogItemType.TABLE, name.path())
            .sizeInBytes(group.bytes())
            .attribute("objects", Long.toString(group.objects()))
            .attribute("bytes", Long.toString(group.bytes()));
    if (group.newestMillis() > 0) {
      table.attribute("newest-modified", Instant.ofEpochMilli(group.newestMillis()).toString());
    }
    return table;
  }
}
