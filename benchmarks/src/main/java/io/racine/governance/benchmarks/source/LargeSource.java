package io.racine.governance.benchmarks.source;

/** A source with a great many things in it. */
interface LargeSource extends AutoCloseable {
  MeasuredSource source();

  @Override
  void close();
}
