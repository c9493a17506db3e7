package io.racine.governance.connector.file;

import io.racine.governance.connector.file.format.ObjectBytes;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.SourceDescription;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A local folder as a store of objects: keys are paths within it. */
final class FileStore implements ObjectStore {
  private final Path folder;

  FileStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public SourceDescription verify(StopSignal stop) throws ObjectFailure {
    Path root = root();
    try {
      return new SourceDescription(
          "Folder of files", "1", Map.of("file-system", Files.getFileStore(root).type()));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public boolean hasContainers() {
    return false;
  }

  @Override
  public List<String> containers(StopSignal stop) throws ObjectFailure {
    root();
    return List.of("");
  }

  @Override
  public Map<String, String> facts(String container, StopSignal stop) {
    return Map.of();
  }

  @Override
  public ObjectRun list(String container, String prefix, StopSignal stop) {
    return new FileRun(this, prefix, stop);
  }

  @Override
  public ObjectBytes bytes(String container, ObjectEntry entry, StopSignal stop) {
    return new FileBytes(entry, stop);
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  /** Returns the folder itself, without links on the way to it. */
  Path root() throws ObjectFailure {
    try {
      Path root = folder.toRealPath();
      if (!Files.isDirectory(root)) {
        throw new ObjectFailure(
            ConnectorException.UNREACHABLE,
            "what setting 'folder' names is no folder",
            "Correct the setting 'folder'",
            null);
      }
      if (!Files.isReadable(root) || !Files.isExecutable(root)) {
        throw new ObjectFailure(
            ConnectorException.ACCESS_DENIED,
            "the folder may not be read",
            "Let the user of this process read it",
            null);
      }
      return root;
    } catch (NoSuchFileException e) {
      throw new ObjectFailure(
          ConnectorException.UNREACHABLE,
          "there is no such folder",
          "Correct the setting 'folder'",
          null);
    } catch (ObjectFailure e) {
      throw e;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** A message of the file system names paths, so its kind is all that is kept. */
  static ObjectFailure failure(IOException failure) {
    if (failure instanceof ObjectFailure known) {
      return known;
    }
    if (failure instanceof AccessDeniedException) {
      return new ObjectFailure(
          ConnectorException.ACCESS_DENIED,
          "it may not be read",
          "Let the user of this process read it, or exclude it",
          null);
    }
    if (failure instanceof NoSuchFileException) {
      return new ObjectFailure(
          ConnectorException.NO_SUCH_ASSET, "it is not there any more", "Scan again", null);
    }
    return new ObjectFailure(
        ConnectorException.SOURCE_FAILED,
        "the file system failed",
        "Look into it with other tools",
        failure.getClass().getSimpleName());
  }
}
