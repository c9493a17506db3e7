package io.racine.governance.examples.connector;

import io.racine.governance.testkit.connector.ReadingContract;

// tag::contract[]
final class TsvReadingTest extends ReadingContract implements TsvFolder {}
// end::contract[]
