package io.racine.governance.architecture.broken.cycle.a;

import io.racine.governance.architecture.broken.cycle.b.Tail;

/** Breaks a rule on purpose. */
public interface Head {
  Tail tail();
}
