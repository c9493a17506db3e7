package io.racine.governance.examples.connector;

import io.racine.governance.testkit.connector.ConnectorContract;

// tag::contract[]
final class TsvConnectorTest extends ConnectorContract implements TsvFolder {}
// end::contract[]
