package io.racine.governance.classifier.regex.check;

import java.util.Locale;
import java.util.Set;

/**
 * Names of hosts and what holds them: {@code domain}, {@code email} (lengths of RFC 5321, a host
 * that can exist), {@code url}.
 *
 * <p>The last label of a host must be a word of two letters or more, and not the suffix of a file,
 * of a class or of a unit test.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class WebAddresses {
  /** Suffixes of files that no registry has given out and that follow a dot in ordinary data. */
  private static final Set<String> SUFFIXES =
      Set.of(
          "jpg", "jpeg", "png", "gif", "bmp", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx",
          "txt", "csv", "xml", "json", "html", "htm", "php", "jsp", "asp", "aspx", "js", "css",
          "exe", "dll", "zip7", "gz", "tar", "rar", "log", "bak", "tmp", "java", "class", "yml",
          "yaml");

  private WebAddresses() {}

  static ValueCheck domain(CheckArguments arguments) {
    return value -> isHost(value, true);
  }

  static ValueCheck email(CheckArguments arguments) {
    return value -> {
      int at = value.lastIndexOf('@');
      if (at < 1 || at > 64 || value.length() > 254 || !isLocalPart(value.substring(0, at))) {
        return false;
      }
      String host = value.substring(at + 1);
      if (host.startsWith("[") && host.endsWith("]")) {
        String literal = host.substring(1, host.length() - 1);
        return InternetAddresses.isV4(literal, 0, literal.length())
            || (literal.startsWith("IPv6:") && InternetAddresses.isV6(literal.substring(5)));
      }
      return isHost(host, true);
    };
  }

  /** A scheme, and a host or address; whatever the pattern let through after it is free. */
  static ValueCheck url(CheckArguments arguments) {
    return value -> {
      int scheme = value.indexOf("://");
      String rest = scheme < 0 ? value : value.substring(scheme + 3);
      int end = rest.length();
      for (int i = 0; i < rest.length(); i++) {
        char c = rest.charAt(i);
        if (c == '/' || c == '?' || c == '#') {
          end = i;
          break;
        }
      }
      String authority = rest.substring(0, end);
      if (authority.startsWith(":") || !isEscaped(rest) || climbsOut(rest.substring(end))) {
        return false;
      }
      String host = authority.substring(authority.lastIndexOf('@') + 1);
      if (host.startsWith("[")) {
        int close = host.indexOf(']');
        String port = close < 0 ? "" : host.substring(close + 1);
        return close > 0
            && InternetAddresses.isV6(host.substring(1, close))
            && (port.isEmpty() || (port.startsWith(":") && isPort(port.substring(1))));
      }
      int colon = host.indexOf(':');
      String name = colon < 0 ? host : host.substring(0, colon);
      // A port may be left out after its colon.
      String port = colon < 0 ? "" : host.substring(colon + 1);
      if (!port.isEmpty() && !isPort(port)) {
        return false;
      }
      return InternetAddresses.isV4(name, 0, name.length())
          || isHost(name, scheme < 0)
          || (scheme >= 0 && isLocalName(name));
    };
  }

  /** A name without dots is known where it is used: {@code localhost}, {@code intranet}. */
  private static boolean isLocalName(String name) {
    return isLabel(name) && Character.isLetter(name.charAt(0)) && name.indexOf('.') < 0;
  }

  /** A path that climbs above its root is an attack or an error, and no address of anything. */
  private static boolean climbsOut(String path) {
    if (!path.contains("..") && path.indexOf('%') < 0) {
      return false;
    }
    int end = path.length();
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '?' || path.charAt(i) == '#') {
        end = i;
        break;
      }
    }
    String plain =
        path.substring(0, end)
            .replaceAll("(?i)%2e", ".")
            .replaceAll("(?i)%2f", "/")
            .replaceAll("(?i)%5c", "/");
    int depth = 0;
    for (String step : plain.split("/", -1)) {
      if (step.equals("..")) {
        depth--;
      } else if (!step.isEmpty() && !step.equals(".")) {
        depth++;
      }
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }

  /** Each percent sign must be followed by two hexadecimal digits. */
  private static boolean isEscaped(String text) {
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
      if (i + 2 >= text.length()
          || Character.digit(text.charAt(i + 1), 16) < 0
          || Character.digit(text.charAt(i + 2), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPort(String text) {
    return !text.isEmpty()
        && text.length() <= 5
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(text) <= 65535;
  }

  private static boolean isLocalPart(String local) {
    if (local.length() > 1 && local.startsWith("\"") && local.endsWith("\"")) {
      return true;
    }
    return !local.startsWith(".") && !local.endsWith(".") && !local.contains("..");
  }

  static boolean isHost(String host, boolean refuseFileSuffixes) {
    String[] labels = host.split("\\.", -1);
    int count =
        labels.length > 1 && labels[labels.length - 1].isEmpty()
            ? labels.length - 1
            : labels.length;
    if (count < 2 || host.length() > 253) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (!isLabel(labels[i])) {
        return false;
      }
    }
    String top = labels[count - 1].toLowerCase(Locale.ROOT);
    boolean letters = top.length() >= 2 && top.chars().allMatch(Character::isLetter);
    return (letters && !(refuseFileSuffixes && SUFFIXES.contains(top))) || top.startsWith("xn--");
  }

  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.length() <= 63
        && label.charAt(0) != '-'
        && label.charAt(label.length() - 1) != '-'
        && label.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
  }
}
