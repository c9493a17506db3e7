package io.racine.governance.spi.classifier;

import java.util.List;

/**
 * A classifier that judges single values and finds entities in running text.
 *
 * <p>One value proves little; confidences say so.
 *
 * @since 0.1
 */
public interface SupportsText {
  /** Returns what the whole value may be, best first; each span covers the whole value. */
  List<TextSpan> classifyValue(CharSequence value);

  /**
   * Returns the entities in a text, by start. Of two that overlap both are given when they are
   * different entities; the surer first.
   */
  List<TextSpan> findSpans(CharSequence text);
}
