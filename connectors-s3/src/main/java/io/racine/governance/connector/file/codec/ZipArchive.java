package io.racine.governance.connector.file.codec;

import io.racine.governance.connector.file.format.FormatProblem;
import io.racine.governance.connector.file.format.ObjectBytes;
import io.racine.governance.connector.file.format.UnreadableException;
import io.racine.governance.connector.file.format.ZipDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The members of a zip file; each is read on its own. */
final class ZipArchive implements Archive {
  private final ObjectBytes object;
  private final ZipDirectory directory;

  ZipArchive(ObjectBytes object, ZipDirectory directory) {
    this.object = object;
    this.directory = directory;
  }

  @Override
  public String id() {
    return "zip";
  }

  @Override
  public MemberCursor members() {
    Iterator<ZipDirectory.Member> members = directory.members().iterator();
    return new MemberCursor() {
      @Override
      public @Nullable ObjectBytes next() {
        return members.hasNext() ? member(members.next()) : null;
      }

      @Override
      public void close() {}
    };
  }

  private ObjectBytes member(ZipDirectory.Member member) {
    return new UnpackedBytes(member.name(), () -> open(member), object);
  }

  private InputStream open(ZipDirectory.Member member) throws IOException {
    try {
      return directory.open(member);
    } catch (FormatProblem e) {
      throw new UnreadableException(e);
    }
  }
}
