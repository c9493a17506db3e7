package io.racine.governance.examples.stores;

import java.util.List;

/** A store of one kind with some tables of one column, {@code entry}, that tests fill and break. */
interface ScannedStore {
  /** Returns the arguments that make {@code scan} read it; its login reads only. */
  List<String> arguments();

  /** Returns the arguments of a store of this kind that is not there. */
  List<String> nowhere();

  /** Makes a table anew, with one row for each value; whatever was there is gone. */
  void fill(String table, List<String> values) throws Exception;

  /** Makes the values of a table unreadable until it is filled again. */
  void spoil(String table) throws Exception;

  /** Returns the path of a table as a report writes it. */
  String path(String table);

  void close() throws Exception;
}
