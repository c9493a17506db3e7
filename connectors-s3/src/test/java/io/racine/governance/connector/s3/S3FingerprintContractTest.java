package io.racine.governance.connector.s3;

import io.racine.governance.testkit.connector.FingerprintContract;

final class S3FingerprintContractTest extends FingerprintContract implements S3Source {}
