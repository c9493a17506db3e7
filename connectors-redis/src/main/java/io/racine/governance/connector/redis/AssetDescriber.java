package io.racine.governance.connector.redis;

import io.racine.governance.connector.redis.KeyPatterns.Pattern;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import redis.clients.jedis.Protocol;

/** Describes the table of one pattern and kind by looking at some of its keys. */
final class AssetDescriber {
  private static final int HEAD_BYTES = 2_048;
  private static final int FIELDS = 100;
  private static final int ELEMENTS = 10;

  /** MEMORY USAGE takes longer than the others. */
  private static final int MEASURED_KEYS = 8;

  private static final int MEASURED_ELEMENTS = 5;

  private final Pattern pattern;
  private final ValueKind kind;
  private final SampledValues values = new SampledValues();
  private final SampledFields fields = new SampledFields();
  private final List<Long> expiries = new ArrayList<>();
  private long sizes;
  private long sized;
  private long memory;
  private long measured;
  private long asked;
  private long denied;

  AssetDescriber(Pattern pattern, ValueKind kind) {
    this.pattern = pattern;
    this.kind = kind;
  }

  /** Looks at keys that a server holds. */
  void look(Session session, List<byte[]> keys) throws RedisFault {
    List<Command> commands = new ArrayList<>();
    for (byte[] key : keys) {
      commands.add(Command.of(Protocol.Command.PTTL).add(key));
      commands.add(sizeOf(key));
      commands.add(partOf(key));
    }
    List<byte[]> weighed = keys.subList(0, Math.min(MEASURED_KEYS, keys.size()));
    for (byte[] key : weighed) {
      commands.add(
          Command.of(Protocol.Command.MEMORY)
              .add("USAGE")
              .add(key)
              .add("SAMPLES")
              .add(MEASURED_ELEMENTS));
    }
    List<Object> answers = session.callAll(commands);
    for (int i = 0; i < keys.size(); i++) {
      takeExpiry(answers.get(3 * i));
      long size = takeSize(answers.get(3 * i + 1));
      takePart(answers.get(3 * i + 2), size);
    }
    for (Object answer : answers.subList(3 * keys.size(), answers.size())) {
      if (answer instanceof Long bytes) {
        memory += bytes;
        measured++;
      }
    }
  }

  private Command sizeOf(byte[] key) {
    return Command.of(
            switch (kind) {
              case STRING -> Protocol.Command.STRLEN;
              case HASH -> Protocol.Command.HLEN;
              case LIST -> Protocol.Command.LLEN;
              case SET -> Protocol.Command.SCARD;
              case SORTED_SET -> Protocol.Command.ZCARD;
              case STREAM -> Protocol.Command.XLEN;
            })
        .add(key);
  }

  private Command partOf(byte[] key) {
    return switch (kind) {
      case STRING -> Command.of(Protocol.Command.GETRANGE).add(key).add(0).add(HEAD_BYTES - 1L);
      case HASH -> Command.of(Protocol.Command.HSCAN).add(key).add("0").add("COUNT").add(FIELDS);
      case LIST -> Command.of(Protocol.Command.LRANGE).add(key).add(0).add(ELEMENTS - 1L);
      case SET -> Command.of(Protocol.Command.SSCAN).add(key).add("0").add("COUNT").add(ELEMENTS);
      case SORTED_SET ->
          Command.of(Protocol.Command.ZSCAN).add(key).add("0").add("COUNT").add(ELEMENTS);
      case STREAM ->
          Command.of(Protocol.Command.XRANGE).add(key).add("-").add("+").add("COUNT").add(ELEMENTS);
    };
  }

  private void takeExpiry(Object answer) {
    // -2 is a key that is not there any more.
    if (answer instanceof Long millis && millis != -2) {
      expiries.add(millis);
    }
  }

  private long takeSize(Object answer) {
    if (!(answer instanceof Long size) || size == 0) {
      return 0;
    }
    sizes += size;
    sized++;
    return size;
  }

  private void takePart(Object answer, long size) throws RedisFault {
    asked++;
    if (answer instanceof RedisFault fault) {
      denied += fault.reason() == RedisFault.Reason.DENIED ? 1 : 0;
      return;
    }
    switch (kind) {
      case STRING -> values.add(Answers.bytes(answer), size > HEAD_BYTES);
      case HASH -> takeFields(Answers.list(Answers.list(answer).get(1)));
      case LIST -> takeElements(Answers.list(answer), 1);
      case SET -> takeElements(Answers.list(Answers.list(answer).get(1)), 1);
      case SORTED_SET -> takeElements(Answers.list(Answers.list(answer).get(1)), 2);
      case STREAM -> {
        for (Object entry : Answers.list(answer)) {
          takeFields(Answers.list(Answers.list(entry).get(1)));
        }
      }
    }
  }

  private void takeFields(List<Object> pairs) throws RedisFault {
    if (pairs.isEmpty()) {
      return;
    }
    fields.beginHash();
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      byte[] value = Answers.bytes(pairs.get(i + 1));
      fields.add(Answers.bytes(pairs.get(i)), value);
      values.add(value, false);
    }
  }

  private void takeElements(List<Object> elements, int each) throws RedisFault {
    for (int i = 0; i < elements.size(); i += each) {
      values.add(Answers.bytes(elements.get(i)), false);
    }
  }

  /** Returns whether the login may look at none of the keys. */
  boolean isDenied() {
    return asked > 0 && denied == asked;
  }

  AssetDescriptor describe(AssetPath database) {
    long keys = pattern.counts().count(kind);
    List<ColumnDescriptor> part = valueColumns();
    boolean rowPerKey = kind == ValueKind.STRING || (kind == ValueKind.HASH && !areEntries(part));
    List<ColumnDescriptor> columns = new ArrayList<>();
    pattern.columns().forEach(name -> columns.add(ValueColumns.keyColumn(name, rowPerKey)));
    List<KeyDescriptor> primary =
        rowPerKey
            ? List.of(
                KeyDescriptor.primary("", columns.stream().map(ColumnDescriptor::path).toList()))
            : List.of();
    columns.addAll(part);
    AssetDescriptor.Builder asset =
        AssetDescriptor.builder(
                CatalogItemType.TABLE, database.child(kind.tableName(pattern.name())))
            .nativeKind(kind.title() + " pattern")
            .columns(columns)
            .keys(primary)
            .attribute("keys", Long.toString(keys))
            .attribute("sampled-keys", Long.toString(sized));
    if (rowPerKey) {
      asset.rowEstimate(keys);
    } else if (sized > 0) {
      asset.rowEstimate(Math.round((double) keys * sizes / sized));
    }
    if (measured > 0) {
      asset.sizeInBytes(Math.round((double) keys * memory / measured));
      asset.attribute("memory-per-key", Long.toString(memory / measured));
    }
    describeExpiry(asset);
    return asset.build();
  }

  private static boolean areEntries(List<ColumnDescriptor> columns) {
    return ValueColumns.areOfEntries(columns.stream().map(ColumnDescriptor::name).toList());
  }

  private List<ColumnDescriptor> valueColumns() {
    LogicalType type = values.type();
    return switch (kind) {
      case STRING -> List.of(ValueColumns.column(ValueColumns.VALUE, type, "string", true));
      case LIST -> List.of(ValueColumns.column(ValueColumns.ELEMENT, type, "list element", true));
      case SET -> List.of(ValueColumns.column(ValueColumns.ELEMENT, type, "set element", true));
      case SORTED_SET ->
          List.of(
              ValueColumns.column(ValueColumns.MEMBER, type, "sorted set member", true),
              ValueColumns.column(ValueColumns.SCORE, LogicalType.FLOAT, "score", true));
      case HASH -> fieldColumns("hash field", type);
      case STREAM -> {
        List<ColumnDescriptor> columns = new ArrayList<>();
        columns.add(
            ValueColumns.column(ValueColumns.ID, LogicalType.TEXT, "stream entry id", true));
        columns.addAll(fieldColumns("stream field", type));
        yield columns;
      }
    };
  }

  private List<ColumnDescriptor> fieldColumns(String nativeType, LogicalType type) {
    Optional<List<ColumnDescriptor>> shared =
        pattern.isRest() ? Optional.empty() : fields.columns(nativeType);
    return shared.orElseGet(
        () ->
            List.of(
                ValueColumns.column(ValueColumns.FIELD, LogicalType.TEXT, nativeType, true),
                ValueColumns.column(ValueColumns.VALUE, type, nativeType, true)));
  }

  private void describeExpiry(AssetDescriptor.Builder asset) {
    if (expiries.isEmpty()) {
      return;
    }
    long[] expiring = expiries.stream().mapToLong(Long::longValue).filter(ms -> ms >= 0).toArray();
    asset.attribute(
        "expiring-share",
        String.format(Locale.ROOT, "%.2f", (double) expiring.length / expiries.size()));
    if (expiring.length > 0) {
      Arrays.sort(expiring);
      asset.attribute("expires-in", bucket(Duration.ofMillis(expiring[expiring.length / 2])));
    }
  }

  private static String bucket(Duration median) {
    if (median.toMinutes() < 1) {
      return "under a minute";
    }
    if (median.toHours() < 1) {
      return "under an hour";
    }
    if (median.toDays() < 1) {
      return "under a day";
    }
    return median.toDays() < 30 ? "under 30 days" : "30 days or more";
  }
}
