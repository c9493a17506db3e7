package io.racine.governance.connector.mongo.documentdb;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;

/**
 * One request of MongoDB's wire protocol, in the two forms that today's drivers send: OP_MSG, and
 * for the very first greeting OP_QUERY.
 *
 * @param answered whether the client waits for an answer
 */
record WireMessage(int id, boolean greeting, boolean answered, BsonDocument command) {
  private static final int REPLY = 1;
  private static final int QUERY = 2004;
  private static final int MSG = 2013;

  private static final int HEADER = 16;
  private static final int MOST_BYTES = 48_000_000;

  private static final int CHECKSUM_PRESENT = 1;
  private static final int MORE_TO_COME = 2;
  private static final int CHECKSUM_BYTES = 4;

  /** Reads the next request; null when the client has gone. */
  static @Nullable WireMessage read(InputStream in) throws IOException {
    byte[] start = in.readNBytes(HEADER);
    if (start.length < HEADER) {
      return null;
    }
    ByteBuffer header = littleEndian(start);
    int length = header.getInt() - HEADER;
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("A message of " + length + " bytes");
    }
    int id = header.getInt();
    int opCode = header.getInt(12);
    byte[] rest = in.readNBytes(length);
    if (rest.length < length) {
      throw new EOFException("The client has gone in the middle of a message");
    }
    return switch (opCode) {
      case QUERY -> ofQuery(id, littleEndian(rest));
      case MSG -> ofMsg(id, littleEndian(rest));
      default -> throw new IOException("A message of unknown kind " + opCode);
    };
  }

  private static WireMessage ofQuery(int id, ByteBuffer bytes) {
    bytes.getInt();
    text(bytes);
    bytes.getInt();
    bytes.getInt();
    var command = new BsonDocument();
    command.putAll(document(bytes));
    return new WireMessage(id, true, true, command);
  }

  /** A message is a document, and arrays of it that are sent beside it in any order. */
  private static WireMessage ofMsg(int id, ByteBuffer bytes) {
    int flags = bytes.getInt();
    if ((flags & CHECKSUM_PRESENT) != 0) {
      bytes.limit(bytes.limit() - CHECKSUM_BYTES);
    }
    var command = new BsonDocument();
    var sequences = new BsonDocument();
    while (bytes.hasRemaining()) {
      if (bytes.get() == 0) {
        command.putAll(document(bytes));
      } else {
        int end = bytes.position() + bytes.getInt(bytes.position());
        bytes.getInt();
        String name = text(bytes);
        var documents = new BsonArray();
        while (bytes.position() < end) {
          documents.add(document(bytes));
        }
        sequences.put(name, documents);
      }
    }
    command.putAll(sequences);
    return new WireMessage(id, false, (flags & MORE_TO_COME) == 0, command);
  }

  private static RawBsonDocument document(ByteBuffer bytes) {
    byte[] document = new byte[bytes.getInt(bytes.position())];
    bytes.get(document);
    return new RawBsonDocument(document);
  }

  private static String text(ByteBuffer bytes) {
    int start = bytes.position();
    int length = 0;
    while (bytes.get() != 0) {
      length++;
    }
    return new String(bytes.array(), start, length, StandardCharsets.UTF_8);
  }

  /** Returns the bytes of an answer to this request. */
  byte[] answer(int answerId, BsonDocument answer) {
    byte[] document = bytes(answer);
    ByteBuffer bytes = littleEndian(new byte[HEADER + (greeting ? 20 : 5) + document.length]);
    bytes.putInt(bytes.capacity()).putInt(answerId).putInt(id).putInt(greeting ? REPLY : MSG);
    if (greeting) {
      // No flags, no cursor, from the first document on, one document.
      bytes.putInt(0).putLong(0).putInt(0).putInt(1);
    } else {
      bytes.putInt(0).put((byte) 0);
    }
    return bytes.put(document).array();
  }

  static byte[] bytes(BsonDocument document) {
    RawBsonDocument raw =
        document instanceof RawBsonDocument already
            ? already
            : new RawBsonDocument(document, new BsonDocumentCodec());
    ByteBuffer buffer = raw.getByteBuffer().asNIO();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
