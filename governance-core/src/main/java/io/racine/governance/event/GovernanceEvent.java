package io.racine.governance.event;

import java.time.Instant;

/**
 * Something that happened. Events are records of the feature they belong to, named in the past
 * tense.
 *
 * @since 0.1
 */
public interface GovernanceEvent {
  /** Returns when it happened. */
  Instant at();
}
