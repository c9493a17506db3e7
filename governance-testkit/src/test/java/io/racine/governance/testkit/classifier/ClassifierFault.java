package io.racine.governance.testkit.classifier;

import java.util.Set;

/** One way in which a classifier or a pack breaks its contract, and the tests that must notice. */
enum ClassifierFault {
  NONE(FaultyClassifiers.Whole.class),
  ID_IN_CAPITALS(FaultyClassifiers.Whole.class, "hasALowerKebabIdThatNeverChanges"),
  TAKES_AN_UNKNOWN_SETTING(FaultyClassifiers.Whole.class, "refusesAnUnknownSetting"),
  UNDECLARED_REQUIREMENT(FaultyClassifiers.Whole.class, "namesARequiredSettingThatIsMissing"),
  NOTHING_BUT_VERDICTS(FaultyClassifiers.Whole.class, "implementsExactlyTheCapabilitiesItDeclares"),
  CHANGING_VERSION(FaultyClassifiers.Whole.class, "hasAVersionThatStaysTheSame"),
  SECOND_CLOSE_FAILS(FaultyClassifiers.Whole.class, "closesTwice"),
  UNDECLARED_ENTITY(FaultyClassifiers.Whole.class, "declaredEntitiesCoverAllFindings"),
  ENTITY_TWICE(FaultyClassifiers.Whole.class, "declaresEachEntityOnce"),
  DIFFERS_BY_INSTANCE(
      FaultyClassifiers.Whole.class, "sameValuesGiveTheSameVerdict", "stateSurvivesAsBytes"),
  VERDICT_CHANGES_THE_STATE(
      FaultyClassifiers.Whole.class, "aVerdictCanBeAskedForAgain", "stateSurvivesAsBytes"),
  DIFFERS_BY_THREAD(FaultyClassifiers.Whole.class, "manyThreadsAgree"),
  MISCOUNTS(
      FaultyClassifiers.Whole.class, "aValueThatStandsForManyCountsAsMany", "countsWhatItRead"),
  GIVES_NO_REASONS(FaultyClassifiers.Whole.class, "findingsGiveReasons"),
  THROWS_FOR_SURROGATES(FaultyClassifiers.Whole.class, "areTakenIn"),
  THROWS_FOR_BINARIES(FaultyClassifiers.Whole.class, "binaryValuesAreTakenIn"),
  IGNORES_MULTIPLICITY(FaultyClassifiers.Whole.class, "aValueThatStandsForManyCountsAsMany"),
  FIRST_VALUE_COUNTS_MORE(
      FaultyClassifiers.Whole.class,
      "aRestoredStateCanBeMerged",
      "mergedShardsGiveTheSequentialVerdict",
      "stateSurvivesAsBytes",
      "theOrderOfValuesDoesNotMatter"),
  MERGE_ADDS_DISTINCT(FaultyClassifiers.Whole.class, "mergedShardsGiveTheSequentialVerdict"),
  MERGE_DOES_NOTHING(
      FaultyClassifiers.Whole.class,
      "aRestoredStateCanBeMerged",
      "mergedShardsGiveTheSequentialVerdict"),
  STATE_FORGETS_NULLS(
      FaultyClassifiers.Whole.class, "aRestoredStateCanBeMerged", "stateSurvivesAsBytes"),
  RESTORES_GARBAGE(FaultyClassifiers.Whole.class, "garbageIsNotRestored"),
  MERGES_OTHER_RUNS(FaultyClassifiers.Whole.class, "shardsOfAnotherRunAreNotMerged"),
  VALUE_IN_REASON(FaultyClassifiers.Whole.class, "findingsAndTextsHoldNoValue"),
  LOGS_VALUES(FaultyClassifiers.Whole.class, "findingsAndTextsHoldNoValue"),
  VALUE_IN_STATE(FaultyClassifiers.Whole.class, "stateHoldsNoValue"),
  KEY_IN_STATE(FaultyClassifiers.Whole.class, "stateHoldsNoKey"),

  SPANS_BACKWARDS(FaultyClassifiers.Text.class, "lieWithinTheTextAndAreSorted"),
  SPANS_BEYOND_THE_END(FaultyClassifiers.Text.class, "lieWithinTheTextAndAreSorted"),
  SPANS_STAND_STILL(FaultyClassifiers.Text.class, "moveWithTheText"),
  SPANS_UNDECLARED(FaultyClassifiers.Text.class, "areOfDeclaredEntities"),
  SPANS_DIFFER_BY_THREAD(FaultyClassifiers.Text.class, "areTheSameForManyThreads"),
  SPANS_THROW_FOR_SURROGATES(FaultyClassifiers.Text.class, "ofOddTextsDoNotThrowAndLieWithinThem"),
  VALUE_SPANS_TOO_SHORT(FaultyClassifiers.Text.class, "areCoveredAsAWhole"),
  VALUE_SPANS_THROW_FOR_SURROGATES(FaultyClassifiers.Text.class, "thatAreOddDoNotThrow"),

  EXAMPLE_NOT_ACCEPTED(FaultyClassifiers.Pack.class, "acceptsItsExamples", "hasNoErrors"),
  NEAR_MISS_ACCEPTED(FaultyClassifiers.Pack.class, "hasNoErrors", "rejectsItsNearMisses"),
  NAME_NOT_ACCEPTED(FaultyClassifiers.Pack.class, "acceptsItsNames", "hasNoErrors"),
  OTHER_NAME_ACCEPTED(FaultyClassifiers.Pack.class, "hasNoErrors", "rejectsOtherNames"),
  CHECK_SAYS_NOTHING(
      FaultyClassifiers.Pack.class,
      "acceptsItsExamples",
      "acceptsItsNames",
      "leavesTheExamplesOfOthersAlone",
      "rejectsItsNearMisses",
      "rejectsOtherNames"),
  RULE_NOT_LOADED(FaultyClassifiers.Pack.class, "isRunByTheClassifier"),
  RULE_OF_UNDECLARED_ENTITY(FaultyClassifiers.Pack.class, "isOfADeclaredEntity"),
  CHANCE_RATE_NEAR_ZERO(FaultyClassifiers.Pack.class, "hasASaneChanceRate"),
  CHANCE_RATE_FAR_BELOW_THE_CHECKS(FaultyClassifiers.Pack.class, "hasASaneChanceRate"),
  CHANCE_RATE_FAR_ABOVE_THE_CHECKS(FaultyClassifiers.Pack.class, "hasASaneChanceRate"),
  TOO_FEW_EXAMPLES(FaultyClassifiers.Pack.class, "hasEnoughExamples"),
  HANGS_ON_LARGE_VALUES(FaultyClassifiers.Pack.class, "isQuickOnHostileValues"),
  TAKES_WHAT_IS_ANOTHERS(FaultyClassifiers.Pack.class, "leavesTheExamplesOfOthersAlone"),
  OVERLAY_ADDS_NOTHING(FaultyClassifiers.Pack.class, "honoursEachPartOfAnOverlay"),
  OVERLAY_SILENCES_NOTHING(FaultyClassifiers.Pack.class, "honoursEachPartOfAnOverlay"),
  OVERLAY_TUNES_NOTHING(FaultyClassifiers.Pack.class, "honoursEachPartOfAnOverlay"),
  OVERLAY_RENAMES_NOTHING(FaultyClassifiers.Pack.class, "honoursEachPartOfAnOverlay"),
  OVERLAY_RENAMES_RULES_ALONE(FaultyClassifiers.Pack.class, "honoursEachPartOfAnOverlay"),
  OVERLAY_EXTENDS_NOTHING(FaultyClassifiers.Pack.class, "honoursEachPartOfAnOverlay"),
  OVERLAY_KEEPS_THE_VERSION(FaultyClassifiers.Pack.class, "honoursEachPartOfAnOverlay"),
  OVERLAY_OF_NOTHING_TAKEN(FaultyClassifiers.Pack.class, "refusesAnOverlayOfWhatIsNotThere");

  private final Class<?> contract;
  private final Set<String> noticedBy;

  ClassifierFault(Class<?> contract, String... noticedBy) {
    this.contract = contract;
    this.noticedBy = Set.of(noticedBy);
  }

  Class<?> contract() {
    return contract;
  }

  Set<String> noticedBy() {
    return noticedBy;
  }
}
