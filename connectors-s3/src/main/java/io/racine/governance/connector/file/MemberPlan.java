package io.racine.governance.connector.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Which objects to read, in which order, and how many rows of each. */
interface MemberPlan {
  /**
   * One object to read.
   *
   * @param rows the most rows to take of it
   * @param places at how many places of it to look for them at most
   */
  record Turn(Member member, long rows, int places) {}

  /**
   * Returns the next object, or null at the end.
   *
   * @param rowsLeft how many rows are still wanted
   */
  @Nullable Turn next(long rowsLeft) throws ObjectFailure;

  /** All objects in their order. */
  final class InOrder implements MemberPlan {
    private final MemberRun run;
    private final long from;
    private final long to;

    InOrder(MemberRun run, long from, long to) {
      this.run = run;
      this.from = from;
      this.to = to;
    }

    @Override
    public @Nullable Turn next(long rowsLeft) throws ObjectFailure {
      for (Member member = run.next(); member != null; member = run.next()) {
        if (member.ordinal() >= to) {
          return null;
        }
        if (member.ordinal() >= from && member.entry().size() != 0) {
          return new Turn(member, rowsLeft, 1);
        }
      }
      return null;
    }
  }

  /**
   * Some objects by chance, large ones more often: a row is as likely wherever it lies.
   *
   * <p>Efraimidis and Spirakis, "Weighted random sampling with a reservoir", 2006: one pass, and a
   * memory that does not grow.
   */
  final class ByChance implements MemberPlan {
    /**
     * Of so many objects a sample should have rows. Each costs requests, and of a columnar format a
     * page of each column, which is as much as a few thousandths of a gigabyte.
     */
    private static final int SPREAD = 12;

    /** So many looks at all objects together, unless there are more objects to look at. */
    private static final int PLACES = 8;

    /** One object is looked at in so many places at most. */
    private static final int MOST_PLACES = 5;

    /** Where objects have few rows each, more of them are read, up to here. */
    private static final int MOST = 400;

    private record Drawn(Member member, double lot) {}

    private final SplittableRandom random;
    private final PriorityQueue<Drawn> drawn =
        new PriorityQueue<>(Comparator.comparingDouble(Drawn::lot));
    private @Nullable List<Member> turns;
    private int turn;
    private long bytesLeft;
    private boolean all = true;

    ByChance(long seed) {
      this.random = new SplittableRandom(seed);
    }

    void offer(Member member) {
      long size = member.entry().size();
      if (size == 0) {
        return;
      }
      // The logarithm of their u^(1/w), which leaves no digits for large weights.
      double lot = Math.log(1 - random.nextDouble()) / Math.max(1, size);
      drawn.add(new Drawn(member, lot));
      if (drawn.size() > MOST) {
        drawn.remove();
        all = false;
      }
    }

    @Override
    public @Nullable Turn next(long rowsLeft) {
      List<Member> members = turns;
      if (members == null) {
        members = new ArrayList<>();
        while (!drawn.isEmpty()) {
          members.add(0, drawn.remove().member());
        }
        turns = members;
        bytesLeft = members.stream().mapToLong(member -> member.entry().size()).sum();
      }
      if (turn == members.size()) {
        return null;
      }
      Member member = members.get(turn++);
      long size = member.entry().size();
      long rows;
      if (all && members.size() <= SPREAD) {
        rows = (long) Math.ceil((double) rowsLeft * size / Math.max(1, bytesLeft));
        bytesLeft -= size;
      } else {
        int turnsLeft = Math.max(1, SPREAD + 1 - turn);
        rows = rowsLeft / turnsLeft + (rowsLeft % turnsLeft == 0 ? 0 : 1);
      }
      int places = Math.max(1, Math.min(MOST_PLACES, PLACES / members.size()));
      return new Turn(member, Math.max(1, Math.min(rows, rowsLeft)), places);
    }
  }
}
