package io.racine.governance.architecture.broken.core;

import io.racine.governance.connector.jdbc.JdbcConnectorFactory;

/** Breaks a rule on purpose. */
public interface CoreThatSeesAPlugin {
  JdbcConnectorFactory factory();
}
