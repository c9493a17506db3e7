/**
 * DocumentDB behind MongoDB's wire protocol: the engine is real, the way to it is this gateway.
 *
 * <p>The engine is an extension of PostgreSQL that carries out MongoDB's commands, indexes and
 * logins. It is no mongod: what it cannot do, the tests that miss it say.
 */
@org.jspecify.annotations.NullMarked
package io.racine.governance.connector.mongo.documentdb;
