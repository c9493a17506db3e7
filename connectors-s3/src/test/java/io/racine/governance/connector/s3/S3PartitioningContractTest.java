package io.racine.governance.connector.s3;

import io.racine.governance.testkit.connector.PartitioningContract;

final class S3PartitioningContractTest extends PartitioningContract implements S3Source {}
