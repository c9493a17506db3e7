package io.racine.governance.connector.mongo;

import com.mongodb.ReadPreference;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import io.racine.governance.spi.connector.SourceDescription;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** Looks at the deployment as a whole, and whether it lets the login in. */
final class Deployment {
  private static final String ADMIN = "admin";

  private final Channel channel;

  Deployment(Channel channel) {
    this.channel = channel;
  }

  /** Asks for what every scan asks first, so that what a login may not do shows here. */
  SourceDescription describe(List<String> databases, boolean encrypted) {
    if (databases.isEmpty()) {
      channel.databaseNames().first();
    } else {
      channel.collectionNames(databases.get(0)).first();
    }
    BsonDocument build =
        channel.command(
            ADMIN, new BsonDocument("buildInfo", new BsonInt32(1)), ReadPreference.nearest());
    Map<String, String> attributes = new TreeMap<>();
    ClusterDescription cluster = channel.client().getClusterDescription();
    attributes.put("topology", cluster.getType().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    cluster.getServerDescriptions().stream()
        .map(ServerDescription::getSetName)
        .filter(name -> name != null)
        .findFirst()
        .ifPresent(name -> attributes.put("replica-set", name));
    attributes.put("tls", Boolean.toString(encrypted));
    attributes.put("sessions", Boolean.toString(channel.session() != null));
    return new SourceDescription(
        "MongoDB", Answers.text(build, "version").orElse("unknown"), attributes);
  }
}
