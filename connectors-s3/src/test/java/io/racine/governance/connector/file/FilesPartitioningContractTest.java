package io.racine.governance.connector.file;

import io.racine.governance.testkit.connector.PartitioningContract;

final class FilesPartitioningContractTest extends PartitioningContract implements FolderSource {}
