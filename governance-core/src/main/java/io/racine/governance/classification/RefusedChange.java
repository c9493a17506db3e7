package io.racine.governance.classification;

/**
 * Why the classifier that runs rules does not take a change of an organisation.
 *
 * @param own whether it is a rule of the organisation, and not what it changed about another
 * @param reason what the classifier said
 */
record RefusedChange(boolean own, String reason) {
  /** Returns what does not work, why, and what to do. */
  String text() {
    return own
        ? "The organisation's own rule does not fit the rules as they are now, and does not run: "
            + reason
            + ". Correct it with updateRule, or delete it with deleteRule."
        : "What the organisation added to the rule does not fit it as it is now, and is left out: "
            + reason
            + ". Extend it otherwise, or withdraw the change with deleteRule.";
  }
}
