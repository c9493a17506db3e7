package io.racine.governance.connector.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash over objects in their order: differs when one came, went or changed. */
final class MemberGuard {
  private final MessageDigest digest = sha256();
  private final ByteBuffer numbers = ByteBuffer.allocate(Long.BYTES);

  /** Returns a number that differs when the object does. */
  static long markOf(ObjectEntry entry) {
    return ByteBuffer.wrap(new MemberGuard().add(entry).bytes()).getLong();
  }

  MemberGuard add(ObjectEntry entry) {
    return add(entry.key()).add(entry.version()).add(entry.size());
  }

  MemberGuard add(long number) {
    digest.update(numbers.clear().putLong(number).flip());
    return this;
  }

  private MemberGuard add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    digest.update(bytes);
    return this;
  }

  byte[] bytes() {
    return digest.digest();
  }

  String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM knows SHA-256", e);
    }
  }
}
