package io.racine.governance.connector.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Splits the objects of a data set into parts of about equal bytes.
 *
 * <p>Takes sixteen bytes per object: 16 MB for a million.
 */
final class Splitter {
  /** Tells whether rows of an object can be found from any byte on. */
  interface Spannable {
    boolean test(Member member) throws ObjectFailure;
  }

  private final int targetCount;
  private final long leastSpan;
  private final Spannable spannable;
  private long[] sizes = new long[64];
  private long[] marks = new long[64];
  private int count;
  private long bytes;

  /**
   * Begins to split.
   *
   * @param leastSpan the fewest bytes that are worth a part of an object
   */
  Splitter(int targetCount, long leastSpan, Spannable spannable) {
    this.targetCount = targetCount;
    this.leastSpan = leastSpan;
    this.spannable = spannable;
  }

  void add(Member member) {
    if (count == sizes.length) {
      sizes = Arrays.copyOf(sizes, count * 2);
      marks = Arrays.copyOf(marks, count * 2);
    }
    sizes[count] = Math.max(1, member.entry().size());
    marks[count] = MemberGuard.markOf(member.entry());
    bytes += sizes[count++];
  }

  int count() {
    return count;
  }

  /**
   * Returns the parts.
   *
   * @param again walks through the same objects once more; asked for only when some are so large
   *     that they may be worth splitting themselves
   */
  List<PartToken> split(Supplier<MemberRun> again) throws ObjectFailure {
    long share = Math.max(1, bytes / targetCount);
    boolean[] split = splittable(share, again);
    List<PartToken> parts = new ArrayList<>();
    int from = 0;
    long held = 0;
    for (int i = 0; i < count; i++) {
      if (split[i]) {
        close(parts, from, i);
        spans(parts, i, share);
        from = i + 1;
        held = 0;
      } else {
        // Before or behind this object, whichever leaves the part nearer to its share.
        if (i > from && held + sizes[i] - share > share - held) {
          close(parts, from, i);
          from = i;
          held = 0;
        }
        held += sizes[i];
      }
    }
    close(parts, from, count);
    return parts;
  }

  private boolean[] splittable(long share, Supplier<MemberRun> again) throws ObjectFailure {
    boolean[] split = new boolean[count];
    int large = 0;
    for (int i = 0; i < count; i++) {
      split[i] = sizes[i] >= 2 * share && sizes[i] >= 2 * leastSpan;
      large += split[i] ? 1 : 0;
    }
    if (large > 0) {
      MemberRun run = again.get();
      for (int i = 0; i < count; i++) {
        Member member = run.next();
        split[i] = split[i] && member != null && same(member, i) && spannable.test(member);
      }
    }
    return split;
  }

  private boolean same(Member member, int index) {
    return MemberGuard.markOf(member.entry()) == marks[index];
  }

  private void close(List<PartToken> parts, int from, int to) {
    if (from < to) {
      parts.add(new PartToken(from, to, null, PartToken.guard(marks, from, to)));
    }
  }

  private void spans(List<PartToken> parts, int index, long share) {
    long size = sizes[index];
    long pieces = Math.max(1, Math.min(size / leastSpan, Math.round((double) size / share)));
    String guard = PartToken.guard(marks, index, index + 1);
    for (long i = 0; i < pieces; i++) {
      long to = i == pieces - 1 ? size : size / pieces * (i + 1);
      parts.add(new PartToken(index, index + 1, new Span(size / pieces * i, to), guard));
    }
  }
}
