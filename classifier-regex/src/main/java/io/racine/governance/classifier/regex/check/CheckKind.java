package io.racine.governance.classifier.regex.check;

/**
 * What a check's answer says about a value that has a rule's form.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public enum CheckKind {
  /**
   * Refuses what nobody would take for real, such as placeholders and repeated digits, or spells
   * out a form that a pattern cannot, such as that of a mail address. Look-alikes pass it nearly
   * always, so that it belongs to the form and proves nothing.
   */
  GATE,

  /**
   * Asks what values of one column share: a date at the beginning, a numbering plan, a word of a
   * list. Look-alikes of one column pass it together, or fail it together.
   */
  PLAUSIBILITY,

  /** A sum over digits or letters, which look-alikes pass independently of each other. */
  ARITHMETIC
}
