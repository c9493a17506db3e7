package io.racine.governance.connector.file;

import io.racine.governance.testkit.connector.ReadingContract;

final class FilesReadingContractTest extends ReadingContract implements FolderSource {}
