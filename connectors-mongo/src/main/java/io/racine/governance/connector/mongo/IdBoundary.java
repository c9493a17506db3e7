package io.racine.governance.connector.mongo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;

/**
 * Where one partition ends and the next begins, said without the {@code _id} that is there: an
 * {@code _id} may be an e-mail address.
 *
 * <p>Of object ids it is the second they were made in, which stays right whatever is written or
 * deleted meanwhile. Of all others it is the position in the order of {@code _id}, with two bytes
 * of a hash by which a reader sees that documents have moved since.
 *
 * @param bySecond whether {@code number} is a second, and not a position
 * @param number seconds since 1970, or how many documents come before
 * @param check two bytes of the hash of the {@code _id} at the position
 */
record IdBoundary(boolean bySecond, long number, int check) {
  private static final Pattern FORM =
      Pattern.compile("s([0-9a-f]{1,8})|p([0-9]{1,10})c([0-9a-f]{4})");

  static IdBoundary bySecond(int second) {
    return new IdBoundary(true, second, 0);
  }

  static IdBoundary byPosition(long position, RawBsonDocument withId) {
    return new IdBoundary(false, position, checkOf(withId));
  }

  static Optional<IdBoundary> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        matcher.group(1) != null
            ? bySecond(Integer.parseUnsignedInt(matcher.group(1), 16))
            : new IdBoundary(
                false, Long.parseLong(matcher.group(2)), Integer.parseInt(matcher.group(3), 16)));
  }

  /** Returns the least object id of the second. */
  BsonValue leastId() {
    return leastIdOf((int) number);
  }

  static BsonObjectId leastIdOf(int second) {
    return new BsonObjectId(new ObjectId(second, 0));
  }

  /** Returns whether this document is the one that was at the position. */
  boolean fits(RawBsonDocument withId) {
    return check == checkOf(withId);
  }

  private static int checkOf(RawBsonDocument withId) {
    // The bytes of a document that has nothing but the id.
    BsonDocument id = new BsonDocument("_id", withId.get("_id"));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.toJson().getBytes(StandardCharsets.UTF_8));
      return (hash[0] & 0xff) << 8 | (hash[1] & 0xff);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return bySecond
        ? "s" + Integer.toHexString((int) number)
        : "p" + number + "c" + HexFormat.of().toHexDigits((short) check);
  }
}
