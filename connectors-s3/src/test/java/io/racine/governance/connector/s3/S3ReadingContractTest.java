package io.racine.governance.connector.s3;

import io.racine.governance.testkit.connector.ReadingContract;

final class S3ReadingContractTest extends ReadingContract implements S3Source {}
