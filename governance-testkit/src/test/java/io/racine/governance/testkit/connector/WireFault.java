package io.racine.governance.testkit.connector;

import java.util.Set;

/** One way in which a connector misbehaves when its network fails, and the tests that notice. */
enum WireFault {
  NONE,
  REFUSED_IS_FAILED("isUnreachableWhereNothingListens", "saysSoWhenTheServerIsGone"),
  REFUSED_IS_LOST("isUnreachableWhereNothingListens"),
  WAITS_FOR_AN_ANSWER_FOR_EVER(
      "endsAtItsOwnTimeLimitWhereNobodyAnswers",
      "theSameConnectorWorksAgain",
      "saysNothingOfSecretsOrValues"),
  BELIEVES_NONSENSE("takesNonsenseForAFailure"),
  VERIFY_TAKES_A_CUT_FOR_AN_ANSWER("aCutInVerifyIsTransient"),
  LISTING_TAKES_A_CUT_FOR_THE_END("aCutInAListingIsToldAndNotTheEnd"),
  LISTING_THROWS_RAW("aCutInAListingIsToldAndNotTheEnd"),
  READ_TAKES_A_CUT_FOR_THE_END("aCutInMidReadIsTransientAndNamesTheAsset"),
  READ_DOES_NOT_NAME_THE_ASSET("aCutInMidReadIsTransientAndNamesTheAsset"),
  READ_IS_NOT_TRANSIENT("aCutInMidReadIsTransientAndNamesTheAsset"),
  READ_SAYS_EXHAUSTED("aCutInMidReadIsTransientAndNamesTheAsset"),
  FINGERPRINT_FAILS("aCutInAnyOtherCallIsNoOtherFailure"),
  DELIVERS_ANOTHER_ROW(
      "aCutInMidReadIsTransientAndNamesTheAsset",
      "endsAtItsTimeLimitWhenTheSourceFallsSilent",
      "endsAtItsTimeLimitWhenTheSourceIsSlow",
      "readsEveryRowThatComesLate",
      "theSameConnectorWorksAgain"),
  READS_WITHOUT_A_TIME_LIMIT(
      "endsAtItsTimeLimitWhenTheSourceFallsSilent",
      "endsAtItsTimeLimitWhenTheSourceIsSlow",
      "saysNothingOfSecretsOrValues",
      "theSameConnectorWorksAgain"),
  WAITS_FOR_EACH_BYTE_ANEW("endsAtItsTimeLimitWhenTheSourceIsSlow"),
  READ_IGNORES_CANCEL(
      "cancelEndsAReadWhenTheNetworkIsGone", "cancelEndsAReadWhenTheSourceFallsSilent"),
  CANCEL_ASKS_THE_SERVER("cancelEndsAReadWhenTheNetworkIsGone"),
  LISTING_IGNORES_CANCEL("cancelEndsAListingWhenTheSourceFallsSilent"),
  CLOSE_LEAVES_READERS("closingTheConnectorEndsAReadWhenTheSourceFallsSilent"),
  STAYS_BROKEN("theSameConnectorWorksAgain"),
  LEAVES_CONNECTIONS_OPEN(
      "aCutInAListingIsToldAndNotTheEnd",
      "aCutInMidReadIsTransientAndNamesTheAsset",
      "cancelEndsAReadWhenTheSourceFallsSilent",
      "endsAtItsTimeLimitWhenTheSourceFallsSilent",
      "endsAtItsTimeLimitWhenTheSourceIsSlow",
      "theSameConnectorWorksAgain"),
  TELLS_THE_PASSWORD("saysNothingOfSecretsOrValues"),
  TELLS_THE_LAST_VALUE("saysNothingOfSecretsOrValues");

  private final Set<String> noticedBy;

  WireFault(String... noticedBy) {
    this.noticedBy = Set.of(noticedBy);
  }

  Set<String> noticedBy() {
    return noticedBy;
  }
}
