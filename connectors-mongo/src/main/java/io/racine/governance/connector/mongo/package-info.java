/**
 * Scans MongoDB: databases, collections, views, indexes, and the shape of documents. Registered as
 * {@link io.racine.governance.connector.mongo.MongoConnectorFactory}.
 */
@NullMarked
package io.racine.governance.connector.mongo;

import org.jspecify.annotations.NullMarked;
