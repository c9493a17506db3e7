package io.racine.governance.connector.mongo;

import com.mongodb.ConnectionString;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks connection strings; above all that none carries a credential.
 *
 * <p>Its answers never repeat what was found. When in doubt it refuses: a credential that slips
 * through is stored and logged with the URL.
 */
final class MongoUrl {
  private static final String SRV = "mongodb+srv://";
  private static final String PLAIN = "mongodb://";
  private static final Pattern HOST = Pattern.compile("[\\w.-]{1,253}|\\[[0-9A-Fa-f:.%]{2,60}]");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  /** Options that hold secrets or may: a session token is an authentication property. */
  private static final Set<String> SECRET_OPTIONS =
      Set.of("authmechanismproperties", "proxyusername", "proxypassword");

  private static final Pattern SECRET_NAME =
      Pattern.compile(".*(?:password|passwd|pwd|passphrase|secret|token|credential).*");

  /** What has a setting of its own, which is where it belongs. */
  private static final Set<String> OWN_SETTINGS = Set.of("authmechanism", "authsource");

  private MongoUrl() {}

  static Optional<String> problem(String url) {
    if (!url.startsWith(PLAIN) && !url.startsWith(SRV)) {
      return Optional.of("must begin with mongodb:// or mongodb+srv://");
    }
    if (hasUserInfo(url)) {
      return Optional.of(
          "must not carry credentials; give them in the settings 'user' and 'password'");
    }
    int question = url.indexOf('?');
    for (String option : question < 0 ? new String[0] : url.substring(question + 1).split("[&;]")) {
      int equals = option.indexOf('=');
      String name = (equals < 0 ? option : option.substring(0, equals)).toLowerCase(Locale.ROOT);
      if (SECRET_OPTIONS.contains(name) || SECRET_NAME.matcher(name).matches()) {
        return Optional.of(
            "must not carry credentials; give them in the settings 'password' and"
                + " 'tls-key-store-password'");
      }
      if (OWN_SETTINGS.contains(name)) {
        return Optional.of(
            "must not say how to log in; use the settings 'auth-mechanism' and 'auth-source'");
      }
    }
    return url.startsWith(SRV) ? problemOfSrv(url) : problemOfForm(url);
  }

  /** An at sign anywhere, also a hidden one: a password may hold any character before it. */
  private static boolean hasUserInfo(String url) {
    String text = url;
    for (int i = 0; i < 3; i++) {
      if (text.indexOf('@') >= 0) {
        return true;
      }
      try {
        text = URLDecoder.decode(text, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        // A lonely percent sign: no encoding of anything.
        return text.contains("%40");
      }
    }
    return text.indexOf('@') >= 0;
  }

  private static Optional<String> problemOfForm(String url) {
    try {
      return new ConnectionString(url).getHosts().isEmpty() ? malformed() : Optional.empty();
    } catch (IllegalArgumentException e) {
      return malformed();
    }
  }

  /** The driver would ask the name server, and a check of settings touches no network. */
  private static Optional<String> problemOfSrv(String url) {
    String rest = url.substring(SRV.length());
    int end = rest.indexOf('/') >= 0 ? rest.indexOf('/') : rest.length();
    int question = rest.indexOf('?');
    String host = rest.substring(0, question >= 0 ? Math.min(end, question) : end);
    return HOST.matcher(host).matches() ? Optional.empty() : malformed();
  }

  private static Optional<String> malformed() {
    return Optional.of("must have the form of a MongoDB connection string");
  }

  static Optional<String> problemOfHosts(List<String> hosts) {
    for (String host : hosts) {
      int colon = host.startsWith("[") ? host.indexOf(':', host.indexOf(']')) : host.indexOf(':');
      String name = colon < 0 ? host : host.substring(0, colon);
      String port = colon < 0 ? "27017" : host.substring(colon + 1);
      if (!HOST.matcher(name).matches()
          || !PORT.matcher(port).matches()
          || Integer.parseInt(port) < 1
          || Integer.parseInt(port) > 65_535) {
        return Optional.of("must be of the form host or host:port, parted by commas");
      }
    }
    return Optional.empty();
  }
}
