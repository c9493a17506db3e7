package io.racine.governance.connector.file.format;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLResolver;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through XML that nobody vouches for: no document type, no entity of its own, nothing from
 * outside, and no name, text or attribute without end.
 */
final class XmlEvents implements AutoCloseable {
  private static final XMLResolver NOTHING =
      (publicId, systemId, base, namespace) -> InputStream.nullInputStream();

  private static final int DECLARATION = 512;
  private static final Pattern ENCODING =
      Pattern.compile(
          "<\\?xml\\s[^>]{0,200}encoding\\s{0,9}=\\s{0,9}[\"']([A-Za-z0-9._-]{1,40})[\"']");

  private final Paced in;
  private final XMLStreamReader reader;
  private final int maxNesting;
  private int depth;

  XmlEvents(InputStream bytes, FormatLimits limits) throws IOException, FormatProblem {
    this.in = new Paced(bytes, limits.maxHeldBytes());
    this.maxNesting = limits.maxNesting();
    try {
      // Decoded here: the parser's own decoder writes to the error stream what it does not like.
      this.reader = factory().createXMLStreamReader(decoded(in));
    } catch (XMLStreamException e) {
      throw problem();
    }
  }

  private static Reader decoded(InputStream in) throws IOException {
    byte[] begin = in.readNBytes(DECLARATION);
    Charsets told = Charsets.of(new Head("", begin, false));
    Charset charset = told.markLength() > 0 || told.unit() > 1 ? told.charset() : declared(begin);
    InputStream all =
        new SequenceInputStream(
            new ByteArrayInputStream(begin, told.markLength(), begin.length - told.markLength()),
            in);
    return new LenientReader(all, charset);
  }

  /** Returns the charset that the declaration names, if it can be that one. */
  private static Charset declared(byte[] begin) {
    Matcher declaration = ENCODING.matcher(new String(begin, StandardCharsets.ISO_8859_1));
    if (declaration.lookingAt() && Charset.isSupported(declaration.group(1))) {
      Charset charset = Charset.forName(declaration.group(1));
      if (new Charsets(charset, 0).newline().length == 1) {
        return charset;
      }
    }
    return StandardCharsets.UTF_8;
  }

  private static XMLInputFactory factory() {
    // The one of the JDK: its limits are known, whatever lies on the class path.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(NOTHING);
    return factory;
  }

  /** Moves to the next event; answers whether there was one. */
  boolean next() throws IOException, FormatProblem {
    in.rest();
    try {
      if (!reader.hasNext()) {
        return false;
      }
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT && ++depth > maxNesting) {
        throw FormatProblem.overLimit("its elements are nested deeper than is read");
      }
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
      return event != XMLStreamConstants.END_DOCUMENT;
    } catch (XMLStreamException | NoSuchElementException e) {
      throw problem();
    }
  }

  private FormatProblem problem() throws IOException {
    if (in.failure != null) {
      throw in.failure;
    }
    return in.ended
        ? FormatProblem.truncated("it ends in the middle, or is no XML at its end")
        : FormatProblem.corrupt("it is no XML from some place on");
  }

  boolean isStart() {
    return reader.isStartElement();
  }

  boolean isEnd() {
    return reader.isEndElement();
  }

  /** Returns whether this is text; an entity of the document's own is none. */
  boolean isText() {
    return reader.isCharacters();
  }

  /** Returns how many elements are open, this one included when it begins. */
  int depth() {
    return depth;
  }

  String name() {
    return reader.getLocalName();
  }

  String text() {
    return reader.getText();
  }

  int attributes() {
    return reader.getAttributeCount();
  }

  String attributeName(int index) {
    return reader.getAttributeLocalName(index);
  }

  String attribute(int index) {
    return reader.getAttributeValue(index);
  }

  /** Returns the attribute of a name, in whatever namespace, or the empty text. */
  String attribute(String name) {
    for (int i = 0; i < attributes(); i++) {
      if (attributeName(i).equals(name)) {
        return attribute(i);
      }
    }
    return "";
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Lets no more than some bytes be read between two events: they would all be held. */
  private static final class Paced extends FilterInputStream {
    private final long most;
    private long sinceRest;
    private boolean ended;
    private @Nullable IOException failure;

    Paced(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    void rest() {
      sinceRest = 0;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        if (sinceRest > most) {
          throw new UnreadableException(
              FormatProblem.overLimit("a text in it is longer than is held"));
        }
        int count = super.read(into, offset, length);
        sinceRest += Math.max(0, count);
        ended |= count < 0;
        return count;
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
