package io.racine.governance.testkit.connector;

import java.util.Set;

/** One way in which a connector breaks its contract, and the tests that must notice. */
enum ConnectorFault {
  NONE(FaultySubjects.Whole.class),
  ID_IN_CAPITALS(FaultySubjects.Whole.class, "hasALowerKebabIdThatNeverChanges"),
  NOT_REGISTERED(FaultySubjects.Whole.class, "isFoundByServiceLoader"),
  NO_PLAIN_CONSTRUCTOR(
      FaultySubjects.Whole.class,
      "isFoundByServiceLoader",
      "isPublicWithAPublicConstructorWithoutArguments"),
  FUTURE_SPI(FaultySubjects.Whole.class, "reportsASupportedSpiVersion"),
  NO_TYPES(FaultySubjects.Whole.class, "namesTheTypesItServes"),
  CREATE_CONNECTS(FaultySubjects.Whole.class, "createOpensNothing"),
  TAKES_ONE_UNKNOWN_SETTING(FaultySubjects.Whole.class, "refusesAnUnknownSetting"),
  TAKES_ANOTHER_UNKNOWN_SETTING(FaultySubjects.Whole.class, "namesEveryFaultAtOnce"),
  UNDOCUMENTED_SETTING(FaultySubjects.Whole.class, "documentsEverySettingInASentence"),
  CHANGING_SETTINGS(FaultySubjects.Whole.class, "declaresTheSameSettingsAtEveryCall"),
  UNDECLARED_REQUIREMENT(FaultySubjects.Whole.class, "namesARequiredSettingThatIsMissing"),
  FIXTURE_HAS_A_TYPO(
      FaultySubjects.Whole.class,
      "acceptsTheSettingsOfTheFixture",
      "namesARequiredSettingThatIsMissing"),
  SECRET_IS_PLAIN_TEXT(
      FaultySubjects.Whole.class,
      "acceptsTheSettingsOfTheFixture",
      "declaresEverySecretAsSecret",
      "namesARequiredSettingThatIsMissing"),
  LOGS_SECRET(FaultySubjects.Whole.class, "keepsSecretsOutOfEverythingItSays"),
  SHOWS_SECRET(FaultySubjects.Whole.class, "keepsSecretsOutOfEverythingItSays"),
  THROWS_SECRET(
      FaultySubjects.Whole.class, "keepsSecretsOutOfEverythingItSays", "verifySaysWhatToFix"),
  LISTS_TOO_LITTLE(FaultySubjects.Whole.class, "listsExactlyWhatTheSourceHolds"),
  LISTS_OTHER_TYPES(FaultySubjects.Whole.class, "listsExactlyWhatTheSourceHolds"),
  LISTS_CONTAINERS_LAST(FaultySubjects.Whole.class, "listsContainersBeforeWhatTheyHold"),
  LISTS_BACKWARDS(FaultySubjects.Whole.class, "listsSiblingsOfATypeByName"),
  IGNORES_INCLUDES(
      FaultySubjects.Whole.class,
      "listsNothingWhenNothingPassesTheFilter",
      "listsOnlyWhatIsIncluded"),
  IGNORES_EXCLUDES(FaultySubjects.Whole.class, "listsAllButWhatIsExcluded"),
  MISCOUNTS_WHAT_IT_LEAVES_OUT(FaultySubjects.Whole.class, "countsWhatItLeavesOutTrulyOrNotAtAll"),
  LISTS_ALL_FOR_NOTHING(FaultySubjects.Whole.class, "listsNothingWhenNothingPassesTheFilter"),
  CURSOR_STAYS_OPEN(
      FaultySubjects.Whole.class,
      "closeEndsAnOpenCursor",
      "deliversNothingOnceClosed",
      "freesWhatItHoldsAtTheEnd",
      "freesWhatItHoldsWhenClosedEarly"),
  CURSOR_IGNORES_CANCEL(
      FaultySubjects.Whole.class,
      "endsWithAnExceptionAfterCancel",
      "endsWithAnExceptionWhenCanceledBeforeTheFirstStep"),
  LISTS_FOR_ONE_THREAD(FaultySubjects.Whole.class, "listsForManyThreadsAtOnce"),
  CANNOT_READ(FaultySubjects.Whole.class, "implementsExactlyTheCapabilitiesItDeclares"),
  NAMELESS_PRODUCT(FaultySubjects.Whole.class, "describesTheSource"),
  THROWS_DRIVER_EXCEPTION(FaultySubjects.Whole.class, "verifySaysWhatToFix"),
  THROWS_KIND_BUG(FaultySubjects.Whole.class, "verifySaysWhatToFix"),
  THROWS_OTHER_CODE(FaultySubjects.Whole.class, "verifySaysWhatToFix"),
  THROWS_WITHOUT_NAME(FaultySubjects.Whole.class, "verifySaysWhatToFix"),
  THROWS_RAW(
      FaultySubjects.Whole.class, "namesARequiredSettingThatIsMissing", "verifySaysWhatToFix"),
  LISTS_RAW(FaultySubjects.Whole.class, "listingSaysWhatToFix"),
  SECOND_CLOSE_FAILS(FaultySubjects.Whole.class, "closesTwice"),
  UNUSED_CLOSE_FAILS(
      FaultySubjects.Whole.class,
      "closesWithoutEverBeingUsed",
      "createOpensNothing",
      "implementsExactlyTheCapabilitiesItDeclares",
      "refusesToListAfterClose",
      "refusesToVerifyAfterClose"),
  VERIFIES_AFTER_CLOSE(FaultySubjects.Whole.class, "refusesToVerifyAfterClose"),
  LISTS_AFTER_CLOSE(FaultySubjects.Whole.class, "refusesToListAfterClose"),
  CURSOR_SURVIVES_CLOSE(
      FaultySubjects.Whole.class, "closeEndsAnOpenCursor", "deliversNothingOnceClosed"),

  NULLS_AS_EMPTY(
      FaultySubjects.Reading.class,
      "fullReadGivesEveryRow",
      "longValuesAreCut",
      "nullsStayNulls",
      "valuesAreCutAtTheEdgesOfTheLimit"),
  BINARY_AS_TEXT(
      FaultySubjects.Reading.class, "binaryValuesComeAsLengthsOnly", "fullReadGivesEveryRow"),
  COLUMNS_IN_OWN_ORDER(FaultySubjects.Reading.class, "columnsComeInTheOrderAsked"),
  ALWAYS_ALL_COLUMNS(
      FaultySubjects.Reading.class,
      "aSingleColumnCanBeRead",
      "longValuesAreCut",
      "valuesAreCutAtTheEdgesOfTheLimit"),
  WRONG_VALUE_TYPES(FaultySubjects.Reading.class, "batchesTellTypesAndPaths"),
  VALUES_NOT_CUT(
      FaultySubjects.Reading.class, "longValuesAreCut", "valuesAreCutAtTheEdgesOfTheLimit"),
  CUTS_NOT_COUNTED(
      FaultySubjects.Reading.class, "longValuesAreCut", "valuesAreCutAtTheEdgesOfTheLimit"),
  FIRST_WITHOUT_LIMIT(
      FaultySubjects.Reading.class, "firstGivesNoMoreRowsThanAsked", "keepsTheRowLimitAtItsEdges"),
  FIRST_STOPS_SHORT(
      FaultySubjects.Reading.class,
      "firstGivesEveryRowWhenAskedForMore",
      "keepsTheRowLimitAtItsEdges"),
  RANDOM_WITHOUT_LIMIT(FaultySubjects.Reading.class, "randomGivesNoMoreRowsThanAskedAndNoneTwice"),
  RANDOM_REPEATS_ROWS(FaultySubjects.Reading.class, "randomGivesNoMoreRowsThanAskedAndNoneTwice"),
  RANDOM_IS_FIRST(FaultySubjects.Reading.class, "saysSoWhenItCannotReadAtRandom"),
  FULL_WITHOUT_LIMIT(
      FaultySubjects.Reading.class, "fullGivesNoMoreRowsThanAsked", "keepsTheRowLimitAtItsEdges"),
  NO_BYTE_LIMIT(FaultySubjects.Reading.class, "endsAtTheByteLimit", "keepsTheByteLimitAtItsEdges"),
  LARGE_BATCHES(
      FaultySubjects.Reading.class,
      "batchesHoldNoMoreRowsThanAsked",
      "cancelFromAnotherThreadEndsReading",
      "closingTheConnectorEndsReading",
      "endsAtTheTimeLimitOfItsClock",
      "keepsTheBatchLimitAtItsEdges"),
  NO_TIME_LIMIT(FaultySubjects.Reading.class, "endsAtTheTimeLimitOfItsClock"),
  SWALLOWS_INTERRUPTS(FaultySubjects.Reading.class, "anInterruptedThreadKeepsItsFlag"),
  MISCOUNTS(FaultySubjects.Reading.class, "summaryCountsWhatWasDelivered"),
  OPEN_CONNECTS(
      FaultySubjects.Reading.class, "anUnknownAssetFailsAtTheFirstNext", "openTouchesNothing"),
  UNKNOWN_IS_EMPTY(FaultySubjects.Reading.class, "anUnknownAssetFailsAtTheFirstNext"),
  UNKNOWN_IS_NAMELESS(FaultySubjects.Reading.class, "anUnknownAssetFailsAtTheFirstNext"),
  READER_IGNORES_CANCEL(
      FaultySubjects.Reading.class,
      "cancelBeforeTheFirstNextIsKept",
      "cancelFromAnotherThreadEndsReading"),
  FORGETS_EARLY_CANCEL(FaultySubjects.Reading.class, "cancelBeforeTheFirstNextIsKept"),
  CANCELS_AFTER_THE_END(FaultySubjects.Reading.class, "cancelAfterTheEndDoesNothing"),
  READER_STAYS_OPEN(
      FaultySubjects.Reading.class, "freesWhatItHoldsWhenClosedEarly", "givesNothingOnceClosed"),
  OPENS_AFTER_CLOSE(FaultySubjects.Reading.class, "refusesToOpenAfterTheConnectorIsClosed"),
  READER_SURVIVES_CLOSE(FaultySubjects.Reading.class, "closingTheConnectorEndsReading"),
  READS_FOR_ONE_THREAD(
      FaultySubjects.Reading.class, "listsAndReadsAtOnce", "readsForManyThreadsAtOnce"),
  LOGS_VALUES(FaultySubjects.Reading.class, "saysNothingOfTheValuesItReads"),
  SHOWS_VALUES(FaultySubjects.Reading.class, "saysNothingOfTheValuesItReads"),

  PARTITIONS_OVERLAP(
      FaultySubjects.Partitioning.class,
      "canBeShippedToAnotherConnector",
      "holdEveryRowExactlyOnce",
      "holdEveryRowExactlyOnceForAnyCount",
      "holdWhatWasThereWhileTheTableGrows"),
  PARTITIONS_HAVE_A_GAP(
      FaultySubjects.Partitioning.class,
      "canBeShippedToAnotherConnector",
      "holdEveryRowExactlyOnce",
      "holdEveryRowExactlyOnceForAnyCount",
      "holdWhatWasThereWhileTheTableGrows"),
  SPLITS_AFTER_CLOSE(FaultySubjects.Partitioning.class, "areNotMadeAfterClose"),
  PARTITIONS_STAY_AT_HOME(FaultySubjects.Partitioning.class, "canBeShippedToAnotherConnector"),
  PARTITIONS_TELL_VALUES(FaultySubjects.Partitioning.class, "nameTheAssetAndNoValue"),

  FINGERPRINT_IS_CONSTANT(
      FaultySubjects.Fingerprint.class,
      "areNotEqualAfterAChange",
      "areNotEqualAfterAnyOfTheFurtherChanges"),
  FINGERPRINT_IS_RANDOM(
      FaultySubjects.Fingerprint.class, "areEqualAfterReading", "areEqualWhenNothingChanged"),
  FINGERPRINT_IS_MISSING(
      FaultySubjects.Fingerprint.class,
      "areEqualWhenNothingChanged",
      "areNotEqualAfterAChange",
      "areNotEqualAfterAnyOfTheFurtherChanges"),
  FINGERPRINT_AFTER_CLOSE(FaultySubjects.Fingerprint.class, "areRefusedAfterClose");

  private final Class<?> contract;
  private final Set<String> noticedBy;

  ConnectorFault(Class<?> contract, String... noticedBy) {
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
