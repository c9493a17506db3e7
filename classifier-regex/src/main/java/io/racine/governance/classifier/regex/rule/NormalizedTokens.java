package io.racine.governance.classifier.regex.rule;

/**
 * A text as a chain of normalisers leaves it, and where each token begins in that: made once a text
 * for all rules of the chain, which tell by it where a window can begin.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class NormalizedTokens {
  private final String text;
  private final int[] places;

  private NormalizedTokens(String text, int[] places) {
    this.text = text;
    this.places = places;
  }

  /** Returns the tokens of an ASCII text under a chain that goes character by character. */
  static NormalizedTokens of(TextTokens tokens, NormalizerChain chain) {
    String from =
        chain.raisesCase() ? tokens.upper() : chain.lowersCase() ? tokens.lower() : tokens.text();
    var kept = new StringBuilder(from.length());
    int[] places = new int[tokens.count()];
    int token = 0;
    for (int i = 0; i < from.length(); i++) {
      if (token < places.length && i == tokens.start(token)) {
        places[token++] = kept.length();
      }
      if (!chain.stripped().contains(from.charAt(i))) {
        kept.append(from.charAt(i));
      }
    }
    return new NormalizedTokens(kept.toString(), places);
  }

  /** Returns whether what begins with the token may be of the shape. */
  boolean mayStart(int token, PatternShape shape) {
    return shape.starts().fit(text, places[token]);
  }

  @Override
  public String toString() {
    return places.length + " tokens";
  }
}
