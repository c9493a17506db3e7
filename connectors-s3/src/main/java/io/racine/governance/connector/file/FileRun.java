package io.racine.governance.connector.file;

import io.racine.governance.spi.connector.ConnectorException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the files of a folder in the order of their names.
 *
 * <p>Holds the names of one folder per level: the order has to be the same at each walk, and the
 * file system has none.
 */
final class FileRun implements ObjectRun {
  private static final int MOST_UNLISTED = 1_000;

  /** One folder that is being walked through. */
  private record Level(String key, Iterator<Path> children) {}

  private final FileStore store;
  private final String prefix;
  private final StopSignal stop;
  private final Deque<Level> levels = new ArrayDeque<>();
  private final List<Unlisted> unlisted = new ArrayList<>();
  private @Nullable Path root;

  FileRun(FileStore store, String prefix, StopSignal stop) {
    this.store = store;
    this.prefix = prefix;
    this.stop = stop;
  }

  /** Returns what differs when the content of a file does. */
  static String versionOf(BasicFileAttributes attributes) {
    return attributes.lastModifiedTime().toInstant()
        + "/"
        + attributes.size()
        + "/"
        + attributes.fileKey();
  }

  @Override
  public @Nullable ObjectEntry next() throws ObjectFailure {
    Path top = root;
    if (top == null) {
      top = store.root();
      root = top;
      enter(top, "");
    }
    while (!levels.isEmpty()) {
      if (stop.isStopped()) {
        throw new ObjectFailure(ConnectorException.CANCELED, "it was stopped", "Try again", null);
      }
      Level level = levels.getLast();
      if (!level.children().hasNext()) {
        levels.removeLast();
        continue;
      }
      Path child = level.children().next();
      ObjectEntry entry = visit(top, child, level.key() + child.getFileName());
      if (entry != null) {
        return entry;
      }
    }
    return null;
  }

  private @Nullable ObjectEntry visit(Path top, Path child, String key) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        String below = key + "/";
        if (below.startsWith(prefix) || prefix.startsWith(below)) {
          enter(child, below);
        }
        return null;
      }
      if (!key.startsWith(prefix)) {
        return null;
      }
      Path file = child;
      if (attributes.isSymbolicLink()) {
        file = child.toRealPath();
        if (!file.startsWith(top)) {
          return null;
        }
        attributes = Files.readAttributes(file, BasicFileAttributes.class);
      }
      return attributes.isRegularFile()
          ? new ObjectEntry(
              key,
              attributes.size(),
              attributes.lastModifiedTime().toMillis(),
              versionOf(attributes),
              file)
          : null;
    } catch (IOException e) {
      // Gone since its folder was read, or a link that leads nowhere: no file of ours.
      return null;
    }
  }

  private void enter(Path folder, String key) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    } catch (DirectoryIteratorException e) {
      passOver(key, e.getCause());
      return;
    } catch (IOException e) {
      passOver(key, e);
      return;
    }
    children.sort(null);
    levels.addLast(new Level(key, children.iterator()));
  }

  private void passOver(String key, @Nullable IOException why) {
    if (unlisted.size() < MOST_UNLISTED) {
      unlisted.add(
          new Unlisted(key, FileStore.failure(why == null ? new IOException("unknown") : why)));
    }
  }

  @Override
  public List<Unlisted> unlisted() {
    return unlisted;
  }
}
