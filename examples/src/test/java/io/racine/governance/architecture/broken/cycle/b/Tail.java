package io.racine.governance.architecture.broken.cycle.b;

import io.racine.governance.architecture.broken.cycle.a.Head;

/** Breaks a rule on purpose. */
public interface Tail {
  Head head();
}
