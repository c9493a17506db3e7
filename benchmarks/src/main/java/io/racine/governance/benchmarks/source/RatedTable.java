package io.racine.governance.benchmarks.source;

/** One table of a source of its own, to be read by a connector and by what the connector uses. */
interface RatedTable extends AutoCloseable {
  MeasuredSource source();

  /** Returns the last name of the table's path. */
  String table();

  /** Reads all values as text, the way a program would that has nothing but parser or driver. */
  Volume readBare();

  @Override
  void close();
}
