package io.racine.governance.connector.file.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes bytes, and where they are not of the charset takes each for a character of windows-1252:
 * what files of mixed encodings hold most often. It counts these.
 */
final class LenientReader extends Reader {
  private static final int BUFFER = 32 << 10;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
  private boolean inputEnded;
  private boolean flushed;
  private long misfits;

  LenientReader(InputStream in, Charset charset) {
    this.in = in;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    CharBuffer chars = CharBuffer.wrap(into, offset, length).slice();
    while (!flushed) {
      CoderResult result = decoder.decode(bytes, chars, inputEnded);
      if (result.isError()) {
        takeMisfits(result.length(), chars);
      } else if (result.isUnderflow()) {
        if (inputEnded) {
          decoder.flush(chars);
          flushed = true;
        } else if (chars.position() > 0) {
          return chars.position();
        } else {
          fill();
        }
      }
      if (result.isOverflow() || !chars.hasRemaining()) {
        break;
      }
    }
    // A surrogate pair may not fit into the last place that a caller offers.
    return chars.position() > 0 || !flushed ? chars.position() : -1;
  }

  private void takeMisfits(int count, CharBuffer chars) {
    for (int i = 0; i < count && chars.hasRemaining(); i++) {
      chars.put(Charsets.windows1252(bytes.get()));
      misfits++;
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count < 0) {
      inputEnded = true;
    } else {
      bytes.position(bytes.position() + count);
    }
    bytes.flip();
  }

  /** Returns how many bytes were not of the charset. */
  long misfits() {
    return misfits;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
