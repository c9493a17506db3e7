package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.spi.classifier.Reason;
import java.util.List;

/**
 * What is believed of a column before its values are looked at, and why.
 *
 * @param probability the probability that it is of the rule's entity
 * @param named whether something besides values alone makes one think of the entity
 * @param found whether something besides values speaks for the entity at all, be it weakly
 * @param reasons why; their weights are part of the probability
 */
record Prior(double probability, boolean named, boolean found, List<Reason> reasons) {
  Prior {
    reasons = List.copyOf(reasons);
  }
}
