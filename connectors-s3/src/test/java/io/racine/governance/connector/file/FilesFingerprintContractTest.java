package io.racine.governance.connector.file;

import io.racine.governance.testkit.connector.FingerprintContract;

final class FilesFingerprintContractTest extends FingerprintContract implements FolderSource {}
