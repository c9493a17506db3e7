package io.racine.governance.connector.file;

import io.racine.governance.connector.file.format.FormatProblem;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.connector.ConnectorException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts what stores and formats report into the words of the library.
 *
 * <p>Objects are named by their data set and their place in its listing: keys may hold values.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class Failures {
  /** An object of a data set could not be read; the others were. */
  static final ErrorCode UNREADABLE_OBJECT =
      ErrorCode.of("connector.unreadable-object", ErrorKind.SOURCE);

  /** Parts of objects were passed over or cut; the issue says which. */
  static final ErrorCode PARTLY_READ = ErrorCode.of("connector.partly-read", ErrorKind.SOURCE);

  /** Rows were read in a lesser way than asked for. */
  static final ErrorCode NOT_RANDOM = ErrorCode.of("connector.not-random", ErrorKind.SOURCE);

  /** Failures of one object that say nothing of the others. */
  private static final Set<ErrorCode> OF_ONE_OBJECT =
      Set.of(
          ConnectorException.ACCESS_DENIED,
          ConnectorException.NO_SUCH_ASSET,
          ConnectorException.SOURCE_FAILED);

  private final SourceName source;

  Failures(SourceName source) {
    this.source = source;
  }

  ConnectorException during(String doing, @Nullable AssetPath asset, ObjectFailure failure) {
    return new ConnectorException(
        failure.code(),
        source,
        asset,
        sentence(doing, asset, failure.why(), failure.remedy()),
        failure.diagnosis().orElse(null));
  }

  ConnectorException during(String doing, AssetPath asset, FormatProblem problem) {
    return new ConnectorException(
        codeOf(problem),
        source,
        asset,
        sentence(doing, asset, problem.why(), problem.remedy()),
        null);
  }

  /** Returns the answer to a fault of a parser or driver that neither of them declares. */
  ConnectorException fault(String doing, @Nullable AssetPath asset, Throwable failure) {
    return new ConnectorException(
        ConnectorException.SOURCE_FAILED,
        source,
        asset,
        sentence(doing, asset, "what was read makes no sense", "Check how it was written"),
        failure.getClass().getSimpleName());
  }

  ConnectorException canceled(String doing, @Nullable AssetPath asset) {
    return new ConnectorException(
        ConnectorException.CANCELED,
        source,
        asset,
        "Cannot " + doing + " " + what(asset) + ": it was canceled.",
        null);
  }

  ConnectorException noSuchAsset(String doing, AssetPath asset) {
    return new ConnectorException(
        ConnectorException.NO_SUCH_ASSET,
        source,
        asset,
        sentence(doing, asset, "no object belongs to it any more", "Scan again"),
        null);
  }

  ConnectorException changed(AssetPath asset) {
    return new ConnectorException(
        ConnectorException.SOURCE_FAILED,
        source,
        asset,
        sentence("read", asset, "its objects changed since it was split", "Split it again"),
        null);
  }

  /** Returns whether the other objects may well be readable. */
  static boolean isOfOneObject(ObjectFailure failure) {
    return OF_ONE_OBJECT.contains(failure.code());
  }

  /** Returns the issue of one object; the rest of its data set is read. */
  Issue ofObject(AssetPath asset, long ordinal, String why, String remedy) {
    return Issue.error(
            UNREADABLE_OBJECT,
            "Cannot read object "
                + (ordinal + 1)
                + " of "
                + what(asset)
                + ": "
                + why
                + ". "
                + remedy
                + ".")
        .at(asset.toString());
  }

  private static ErrorCode codeOf(FormatProblem problem) {
    return problem.kind() == FormatProblem.Kind.LIBRARY_MISSING
        ? ConnectorException.DRIVER_MISSING
        : ConnectorException.SOURCE_FAILED;
  }

  private String sentence(String doing, @Nullable AssetPath asset, String why, String remedy) {
    return "Cannot " + doing + " " + what(asset) + ": " + why + ". " + remedy + ".";
  }

  private String what(@Nullable AssetPath asset) {
    return "'" + source + "'" + (asset == null ? "" : " " + asset);
  }
}
