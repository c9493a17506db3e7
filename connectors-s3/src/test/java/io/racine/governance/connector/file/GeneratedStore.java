package io.racine.governance.connector.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.racine.governance.connector.file.format.ObjectBytes;
import io.racine.governance.spi.connector.SourceDescription;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A store whose objects are made up as they are asked for: any number of them, and no memory. */
final class GeneratedStore implements ObjectStore {
  private final int count;
  private final IntFunction<String> keys;
  private final List<ObjectRun.Unlisted> unlisted;

  /**
   * Makes up a store.
   *
   * @param keys the key of an object by its place
   */
  GeneratedStore(int count, IntFunction<String> keys, ObjectRun.Unlisted... unlisted) {
    this.count = count;
    this.keys = keys;
    this.unlisted = List.of(unlisted);
  }

  @Override
  public SourceDescription verify(StopSignal stop) {
    return SourceDescription.of("Generated", "1");
  }

  @Override
  public boolean hasContainers() {
    return true;
  }

  @Override
  public List<String> containers(StopSignal stop) {
    return List.of("generated");
  }

  @Override
  public Map<String, String> facts(String container, StopSignal stop) {
    return Map.of();
  }

  @Override
  public ObjectRun list(String container, String prefix, StopSignal stop) {
    return new ObjectRun() {
      private int at;

      @Override
      public @Nullable ObjectEntry next() {
        return at == count ? null : entry(at++);
      }

      @Override
      public List<Unlisted> unlisted() {
        return unlisted;
      }
    };
  }

  private ObjectEntry entry(int at) {
    return new ObjectEntry(keys.apply(at), text(at).length, 1, "v" + at, at);
  }

  @Override
  public ObjectBytes bytes(String container, ObjectEntry entry, StopSignal stop) {
    return new ObjectBytes() {
      @Override
      public String name() {
        return entry.key();
      }

      @Override
      public long size() {
        return entry.size();
      }

      @Override
      public InputStream open(long offset, long length) {
        byte[] bytes = text((Integer) entry.handle());
        int from = (int) Math.min(offset, bytes.length);
        return new ByteArrayInputStream(bytes, from, (int) Math.min(length, bytes.length - from));
      }
    };
  }

  private static byte[] text(int at) {
    return ("{\"id\":" + at + ",\"name\":\"guest\"}\n").getBytes(UTF_8);
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
