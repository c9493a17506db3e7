package io.racine.governance.connector.file;

import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers in what way less was read than asked for; bounded, however many objects are damaged. */
final class ReadNotes {
  private static final int MOST_ISSUES = 100;

  private final Failures failures;
  private final AssetPath asset;
  private final ReadMode asked;
  private final List<Issue> unreadable = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private long objects;
  private long damaged;
  private boolean firstOnly;
  private @Nullable ObjectFailure problem;
  private boolean byChance;

  ReadNotes(Failures failures, AssetPath asset, ReadMode asked) {
    this.failures = failures;
    this.asset = asset;
    this.asked = asked;
  }

  /** Says that objects were chosen by chance. */
  void chosenByChance() {
    byChance = true;
  }

  void begins() {
    objects++;
  }

  /** Says how an object was read. */
  void ends(ReadMode mode, Set<String> said) {
    firstOnly |= mode == ReadMode.FIRST && asked == ReadMode.RANDOM;
    for (String note : said) {
      if (notes.size() < MOST_ISSUES) {
        notes.add(note);
      }
    }
  }

  void unreadable(long ordinal, String why, String remedy) {
    damaged++;
    if (problem == null) {
      problem = new ObjectFailure(ConnectorException.SOURCE_FAILED, why, remedy, null);
    }
    if (unreadable.size() < MOST_ISSUES) {
      unreadable.add(failures.ofObject(asset, ordinal, why, remedy));
    }
  }

  /** Says that a part of the data set could not be listed. */
  void unlisted(ObjectFailure failure) {
    if (unreadable.size() < MOST_ISSUES) {
      unreadable.add(Issue.from(failures.during("list", asset, failure)).at(asset.toString()));
    }
  }

  boolean isAllUnreadable() {
    return objects > 0 && damaged >= objects;
  }

  /** Returns why nothing could be read. */
  ConnectorException failure(Failures words) {
    ObjectFailure first = problem;
    return first == null ? words.noSuchAsset("read", asset) : words.during("read", asset, first);
  }

  /**
   * Returns how rows were chosen.
   *
   * @param running how they are chosen in the object that is being read; null when none is
   */
  ReadMode mode(@Nullable ReadMode running) {
    boolean first = firstOnly || running == ReadMode.FIRST;
    return asked == ReadMode.RANDOM && first && !byChance ? ReadMode.FIRST : asked;
  }

  List<Issue> issues() {
    List<Issue> all = new ArrayList<>(unreadable);
    if (damaged > unreadable.size()) {
      all.add(
          Issue.error(
                  Failures.UNREADABLE_OBJECT,
                  "Further " + (damaged - unreadable.size()) + " objects cannot be read.")
              .at(asset.toString()));
    }
    if (firstOnly) {
      all.add(
          notice(
              byChance
                  ? "The first rows of objects chosen at random were read in place of random rows:"
                      + " they can only be read from their beginnings."
                  : "The first rows were read in place of random ones: the object can only be read"
                      + " from its beginning."));
    }
    notes.forEach(note -> all.add(Issue.notice(Failures.PARTLY_READ, note).at(asset.toString())));
    return all;
  }

  private Issue notice(String text) {
    return Issue.notice(Failures.NOT_RANDOM, text).at(asset.toString());
  }
}
