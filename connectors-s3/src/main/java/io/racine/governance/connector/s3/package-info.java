/**
 * Scans Amazon S3 and what speaks its protocol. Registered as {@link
 * io.racine.governance.connector.s3.S3ConnectorFactory}.
 */
@NullMarked
package io.racine.governance.connector.s3;

import org.jspecify.annotations.NullMarked;
