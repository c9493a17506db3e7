package io.racine.governance.connector.file;

import io.racine.governance.testkit.connector.ConnectorContract;

final class FilesConnectorContractTest extends ConnectorContract implements FolderSource {}
