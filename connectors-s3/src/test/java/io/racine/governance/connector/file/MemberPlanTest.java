package io.racine.governance.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemberPlanTest {
  /** Plans a sample of a thousand rows of so many objects of one size. */
  private static List<MemberPlan.Turn> plan(int objects) {
    var plan = new MemberPlan.ByChance(7);
    for (int i = 0; i < objects; i++) {
      plan.offer(
          new Member(
              i,
              new ObjectEntry("part-" + i, 1_000_000, 1, "v1", i),
              new DataSetKey("", "part", List.of())));
    }
    List<MemberPlan.Turn> turns = new ArrayList<>();
    long left = 1_000;
    for (MemberPlan.Turn turn = plan.next(left); turn != null && left > 0; turn = plan.next(left)) {
      turns.add(turn);
      left -= turn.rows();
    }
    return turns;
  }

  private static int places(List<MemberPlan.Turn> turns) {
    return turns.stream().mapToInt(MemberPlan.Turn::places).sum();
  }

  @Test
  void looksAtOneObjectInManyPlacesAndAtManyInOneEach() {
    assertThat(plan(1)).extracting(MemberPlan.Turn::places).containsExactly(5);
    assertThat(plan(2)).extracting(MemberPlan.Turn::places).containsExactly(4, 4);
    assertThat(plan(4)).extracting(MemberPlan.Turn::places).containsExactly(2, 2, 2, 2);
    assertThat(plan(9)).extracting(MemberPlan.Turn::places).hasSize(9).containsOnly(1);
  }

  @Test
  void looksAtNoMoreThanTwelvePlacesHoweverManyObjectsThereAre() {
    for (int objects : new int[] {1, 3, 8, 12, 13, 100, 5_000}) {
      assertThat(places(plan(objects))).as("places in %s objects", objects).isBetween(5, 12);
    }
  }

  @Test
  void takesAllRowsThatAreWanted() {
    for (int objects : new int[] {1, 5, 12, 40}) {
      assertThat(plan(objects).stream().mapToLong(MemberPlan.Turn::rows).sum())
          .as("rows of %s objects", objects)
          .isEqualTo(1_000);
    }
  }
}
