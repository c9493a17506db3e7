package io.racine.governance.architecture.broken.core;

import org.jdbi.v3.core.Handle;

/** Breaks a rule on purpose. */
public interface ServiceThatSeesJdbi {
  Handle handle();
}
