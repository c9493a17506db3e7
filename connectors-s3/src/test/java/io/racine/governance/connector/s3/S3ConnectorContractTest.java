package io.racine.governance.connector.s3;

import io.racine.governance.testkit.connector.ConnectorContract;

final class S3ConnectorContractTest extends ConnectorContract implements S3Source {}
