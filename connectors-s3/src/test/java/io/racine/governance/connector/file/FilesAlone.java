package io.racine.governance.connector.file;

import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.spi.connector.ReadMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;

/** Uses the connectors as a host does that has left the AWS SDK out; run in a loader without it. */
public final class FilesAlone implements Function<String, String> {
  /** Returns what a host sees, a line each. */
  @Override
  public String apply(String folder) {
    List<String> seen = new ArrayList<>();
    for (ConnectorFactory factory :
        ServiceLoader.load(ConnectorFactory.class, getClass().getClassLoader())) {
      if (factory.id().equals("files")) {
        try (Connector connector =
            ReadingCalls.connect(factory, Map.of("folder", folder), Map.of())) {
          var table = ReadingCalls.table(connector, "a.csv");
          var read = ReadingCalls.read(connector, table, ReadMode.FULL, request -> request);
          seen.add("files: " + read.summary().rows() + " rows");
        }
      } else if (factory.id().equals("s3")) {
        try (Connector connector = ReadingCalls.connect(factory, Map.of(), Map.of())) {
          seen.add("s3: " + connector.verify());
        } catch (ConnectorException e) {
          seen.add("s3: " + e.code());
        }
      }
    }
    return String.join("\n", seen);
  }
}
