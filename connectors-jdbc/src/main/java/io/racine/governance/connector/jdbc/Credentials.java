package io.racine.governance.connector.jdbc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds credentials where none may be: in a URL and among driver properties.
 *
 * <p>Its answers never repeat what was found. When in doubt it refuses: a credential that slips
 * through is stored and logged with the URL.
 */
final class Credentials {
  /** What the last part of a property's name is when it holds a secret, in any driver's words. */
  private static final String SECRET_NAME =
      "(?:[a-z0-9_.$-]*(?:password|passwd|pwd|passphrase|passcode|secret|token|api[_-]?key"
          + "|access[_-]?key|secret[_-]?key|private[_-]?key(?:[_-]?base64)?|credentials?)[0-9]*|pass)";

  private static final Pattern SECRET_PROPERTY = Pattern.compile(SECRET_NAME);

  /** A secret's name where a property begins, as in {@code ?password=}, {@code (pwd =}. */
  private static final Pattern SECRET_IN_URL =
      Pattern.compile("(?:^|[^a-z0-9_.$-])" + SECRET_NAME + "\\s*=");

  /** {@code //user:secret@host}; a colon before an at sign behind the slashes. */
  private static final Pattern USER_INFO = Pattern.compile("//[^@]*:[^@]*@");

  /** {@code jdbc:oracle:thin:user/secret@host}. */
  private static final Pattern ORACLE_USER_INFO = Pattern.compile("jdbc:oracle:.*[^:@/]/[^@]+@.*");

  /** Enough for a name that was percent-encoded twice by two layers of tools. */
  private static final int DECODINGS = 3;

  private Credentials() {}

  static Optional<String> problemOfUrl(String url) {
    if (carriesCredentials(url)) {
      return Optional.of(
          "must not carry credentials; give them in the settings 'user' and 'password'");
    }
    if (!url.startsWith("jdbc:") || url.strip().length() < url.length()) {
      return Optional.of("must begin with 'jdbc:' and end without blanks");
    }
    return Optional.empty();
  }

  static Optional<String> problemOfProperties(List<String> properties) {
    for (String property : properties) {
      int equals = property.indexOf('=');
      if (equals < 1) {
        return Optional.of("must be of the form name=value, parted by commas");
      }
      String name = property.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      if (SECRET_PROPERTY.matcher(name).matches()) {
        return Optional.of(
            "must not hold secrets; give the password in the setting 'password', or hand in a"
                + " DataSource");
      }
    }
    return Optional.empty();
  }

  static boolean carriesCredentials(String url) {
    String text = url;
    for (int i = 0; i <= DECODINGS; i++) {
      String lower = text.toLowerCase(Locale.ROOT);
      if (SECRET_IN_URL.matcher(lower).find()
          || USER_INFO.matcher(lower).find()
          || ORACLE_USER_INFO.matcher(lower).matches()) {
        return true;
      }
      text = percentDecoded(text);
    }
    return false;
  }

  /** Decodes what is well-formed and leaves the rest; bytes above ASCII do not matter here. */
  private static String percentDecoded(String text) {
    var decoded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && i + 2 < text.length()) {
        int high = Character.digit(text.charAt(i + 1), 16);
        int low = Character.digit(text.charAt(i + 2), 16);
        if (high >= 0 && low >= 0) {
          decoded.append((char) (high * 16 + low));
          i += 2;
          continue;
        }
      }
      decoded.append(c);
    }
    return decoded.toString();
  }
}
