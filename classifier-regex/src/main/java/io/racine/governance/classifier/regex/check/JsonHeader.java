package io.racine.governance.classifier.regex.check;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The first part of a JSON Web Token (RFC 7519): base64url of a JSON object that names an
 * algorithm: {@code json-header(key=alg)}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class JsonHeader implements ValueCheck {
  private static final int LONGEST = 4096;

  private final String key;

  private JsonHeader(String key) {
    this.key = key;
  }

  static ValueCheck read(CheckArguments arguments) {
    return new JsonHeader('"' + arguments.text("key", "alg") + '"');
  }

  @Override
  public boolean passes(String value) {
    int dot = value.indexOf('.');
    if (dot < 2 || dot > LONGEST) {
      return false;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(value.substring(0, dot));
      String json = new String(bytes, StandardCharsets.UTF_8).strip();
      return json.startsWith("{") && json.endsWith("}") && json.contains(key);
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
