package io.racine.governance.classifier.regex.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Checksums inside tokens and addresses: {@code crc32-base62} (GitHub and npm: the last six
 * characters), {@code base58-check} (Bitcoin).
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class TokenChecksums {
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  private TokenChecksums() {}

  static ValueCheck crc32(CheckArguments arguments) {
    return value -> {
      int underscore = value.indexOf('_') + 1;
      if (value.length() < underscore + 7) {
        return false;
      }
      String body = value.substring(underscore, value.length() - 6);
      CRC32 crc = new CRC32();
      crc.update(body.getBytes(StandardCharsets.UTF_8));
      long rest = crc.getValue();
      for (int i = value.length() - 1; i >= value.length() - 6; i--) {
        if (value.charAt(i) != BASE62.charAt((int) (rest % 62))) {
          return false;
        }
        rest /= 62;
      }
      return true;
    };
  }

  /** Twenty-five bytes in base 58, the last four the head of a double SHA-256 of the others. */
  static ValueCheck base58(CheckArguments arguments) {
    return value -> {
      byte[] bytes = new byte[25];
      for (int i = 0; i < value.length(); i++) {
        int carry = BASE58.indexOf(value.charAt(i));
        if (carry < 0) {
          return false;
        }
        for (int j = bytes.length - 1; j >= 0; j--) {
          carry += (bytes[j] & 0xff) * 58;
          bytes[j] = (byte) carry;
          carry >>= 8;
        }
        if (carry != 0) {
          return false;
        }
      }
      byte[] hash = sha256(sha256(Arrays.copyOf(bytes, 21)));
      return Arrays.equals(Arrays.copyOf(hash, 4), Arrays.copyOfRange(bytes, 21, 25));
    };
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
