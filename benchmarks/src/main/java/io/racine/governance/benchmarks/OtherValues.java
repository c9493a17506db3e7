package io.racine.governance.benchmarks;

import io.racine.governance.spi.classifier.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Values of harmless kinds and of other entities, as the columns beside a rule's hold them. */
final class OtherValues {
  private static final int OF_ONE_COLUMN = 20;

  /** What columns called title or position hold that are of no person. */
  private static final List<String> TITLES =
      List.of(
          "The Last Garden",
          "A Winter Road",
          "Introduction to Statistics",
          "Customer Service",
          "Human Resources",
          "Quality Assurance",
          "Office Supplies",
          "Return of the King",
          "Sales Report",
          "Letters to My Teacher",
          "Spring Collection",
          "Summer Camp",
          "Marketing",
          "Engineering",
          "Doctor in the House",
          "Annual Meeting",
          "Team Building",
          "Night Train",
          "Advanced Mathematics",
          "Cooking for Beginners",
          "Blue Horizon",
          "Project Budget",
          "Left Wing",
          "Goalkeeper",
          "Upper Shelf",
          "Data Protection",
          "Welcome Letter",
          "Research and Development",
          "History of Rome",
          "Music for Airports",
          "World Championship",
          "Terms and Conditions",
          "Legal Notice",
          "Executive Summary",
          "Nurse Uniform",
          "Chef Knife",
          "Manager Handbook",
          "Driver Update",
          "Premium Membership",
          "Monthly Newsletter");

  private static final long SEED = 0x07e5;

  private OtherValues() {}

  /**
   * Returns values of everything but an entity.
   *
   * @param each how many values of each kind
   */
  static List<String> than(EntityType entity, int each) {
    String name = entity.toString();
    var random = new SplittableRandom(SEED);
    List<String> values = new ArrayList<>();
    for (HarmlessValues kind : HarmlessValues.values()) {
      if (!kind.answers().contains(name)) {
        long base = 0;
        for (int row = 0; row < each; row++) {
          base = row % OF_ONE_COLUMN == 0 ? random.nextLong(1L << 40) : base;
          values.add(kind.value(random, row, base));
        }
      }
    }
    for (int row = 0; row < each; row++) {
      values.add(HarmlessValues.one(random, TITLES));
    }
    EntityValues.byHandExcept(name)
        .forEach(
            maker -> {
              for (int row = 0; row < each; row++) {
                values.add(maker.apply(random));
              }
            });
    return values;
  }
}
