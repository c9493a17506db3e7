package io.racine.governance.classifier.regex.check;

/**
 * Addresses of machines: {@code ipv4}, {@code ipv6} (RFC 4291 section 2.2), {@code ip} (with a
 * prefix length or without), {@code mac}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class InternetAddresses {
  private InternetAddresses() {}

  static ValueCheck v4(CheckArguments arguments) {
    return value -> isV4(value, 0, value.length());
  }

  static ValueCheck v6(CheckArguments arguments) {
    return InternetAddresses::isV6;
  }

  static ValueCheck any(CheckArguments arguments) {
    return value -> {
      int slash = value.indexOf('/');
      if (slash < 0) {
        return isV4(value, 0, value.length()) || isV6(value);
      }
      return (isV4(value, 0, slash) && isLength(value, slash + 1, 32))
          || (isV6(value.substring(0, slash)) && isLength(value, slash + 1, 128));
    };
  }

  private static boolean isLength(String value, int start, int most) {
    int length = 0;
    for (int i = start; i < value.length(); i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i > start + 2) {
        return false;
      }
      length = length * 10 + digit;
    }
    return value.length() > start && length <= most;
  }

  /** Six octets, neither all zero nor broadcast, with one kind of separator. */
  static ValueCheck mac(CheckArguments arguments) {
    return value -> {
      int digits = 0;
      int ones = 0;
      int zeros = 0;
      char separator = 0;
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        int worth = Character.digit(c, 16);
        if (worth >= 0) {
          digits++;
          zeros += worth == 0 ? 1 : 0;
          ones += worth == 15 ? 1 : 0;
        } else if (separator == 0) {
          separator = c;
        } else if (separator != c) {
          return false;
        }
      }
      return digits == 12 && zeros < 12 && ones < 12;
    };
  }

  static boolean isV4(String value, int start, int end) {
    int octets = 0;
    int i = start;
    while (i < end) {
      int octet = 0;
      int first = i;
      for (; i < end && value.charAt(i) >= '0' && value.charAt(i) <= '9'; i++) {
        octet = octet * 10 + value.charAt(i) - '0';
        if (i - first > 2) {
          return false;
        }
      }
      if (i == first || octet > 255 || (i - first > 1 && value.charAt(first) == '0')) {
        return false;
      }
      octets++;
      if (i < end && (value.charAt(i) != '.' || ++i == end)) {
        return false;
      }
    }
    return octets == 4;
  }

  static boolean isV6(String value) {
    int percent = value.indexOf('%');
    String address = percent > 0 ? value.substring(0, percent) : value;
    int end = address.length();
    int groups = 0;
    int lastColon = address.lastIndexOf(':');
    if (lastColon < 0 || end > 45) {
      return false;
    }
    if (address.indexOf('.') >= 0) {
      if (!isV4(address, lastColon + 1, end)) {
        return false;
      }
      groups = 2;
      // The colon before the IPv4 part stays when it belongs to a double colon.
      end = lastColon > 0 && address.charAt(lastColon - 1) == ':' ? lastColon + 1 : lastColon;
    }
    boolean compressed = false;
    int i = 0;
    if (address.startsWith("::")) {
      compressed = true;
      i = 2;
    }
    while (i < end) {
      int start = i;
      while (i < end && Character.digit(address.charAt(i), 16) >= 0) {
        i++;
      }
      if (i == start || i - start > 4) {
        return false;
      }
      groups++;
      if (i == end) {
        break;
      }
      if (address.charAt(i++) != ':') {
        return false;
      }
      if (i == end) {
        return false;
      }
      if (address.charAt(i) == ':') {
        if (compressed) {
          return false;
        }
        compressed = true;
        i++;
      }
    }
    return compressed ? groups < 8 : groups == 8;
  }
}
