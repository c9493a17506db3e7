package io.racine.governance.connector.file;

import io.racine.governance.connector.file.format.ObjectBytes;
import io.racine.governance.spi.connector.ConnectorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** The bytes of one file, as long as it is the one that was listed. */
final class FileBytes implements ObjectBytes {
  private final ObjectEntry entry;
  private final Path path;
  private final StopSignal stop;

  FileBytes(ObjectEntry entry, StopSignal stop) {
    this.entry = entry;
    this.path = (Path) entry.handle();
    this.stop = stop;
  }

  @Override
  public String name() {
    return entry.key();
  }

  @Override
  public long size() {
    return entry.size();
  }

  @Override
  public InputStream open(long offset, long length) throws IOException {
    SeekableByteChannel channel;
    try {
      // The path has no links; if one has been put there since, it is not followed.
      channel =
          Files.newByteChannel(
              path, java.util.Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
      try {
        requireSame();
        channel.position(offset);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw FileStore.failure(e);
    }
    return new Stream(channel, Math.min(length, Math.max(0, entry.size() - offset)));
  }

  private void requireSame() throws IOException {
    BasicFileAttributes now =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!FileRun.versionOf(now).equals(entry.version())) {
      throw new ObjectFailure(
          ConnectorException.SOURCE_FAILED, "it changed while it was read", "Scan again", null);
    }
  }

  private final class Stream extends InputStream {
    private final SeekableByteChannel channel;
    private long left;

    Stream(SeekableByteChannel channel, long left) {
      this.channel = channel;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (stop.isStopped()) {
        throw new ObjectFailure(ConnectorException.CANCELED, "it was stopped", "Try again", null);
      }
      if (length == 0) {
        return 0;
      }
      if (left <= 0) {
        return -1;
      }
      try {
        int read = channel.read(ByteBuffer.wrap(bytes, from, (int) Math.min(length, left)));
        if (read < 0) {
          throw new ObjectFailure(
              ConnectorException.SOURCE_FAILED,
              "it became shorter while it was read",
              "Scan again",
              null);
        }
        left -= read;
        if (left == 0) {
          requireSame();
        }
        return read;
      } catch (IOException e) {
        throw FileStore.failure(e);
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
