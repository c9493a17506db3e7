package io.racine.governance.store;

/**
 * What the library may do to the tables of its store when it opens it.
 *
 * @since 0.1
 */
public enum SchemaMode {
  /** Creates and upgrades the tables. For an embedded store, or a database given to the library. */
  CREATE,
  /** Changes nothing and refuses a store whose tables are missing, older, newer or damaged. */
  VALIDATE,
  /** Neither looks nor changes; the host answers for the tables. */
  NONE
}
