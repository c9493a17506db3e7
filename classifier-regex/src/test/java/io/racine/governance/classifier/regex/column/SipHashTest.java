package io.racine.governance.classifier.regex.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.classifier.HashKey;
import org.junit.jupiter.api.Test;

final class SipHashTest {
  /** The key 00 01 … 0f of the reference implementation's test vectors. */
  private final SipHash hash = new SipHash(HashKey.of(0x0706050403020100L, 0x0f0e0d0c0b0a0908L));

  @Test
  void agreesWithTheReferenceVectors() {
    // Input: the bytes 00 01 02 …, two to a character; vectors 0, 2, 8 and 14 of the reference.
    assertThat(hash.of("")).isEqualTo(0x726fdb47dd0e0e31L);
    assertThat(hash.of("\u0100")).isEqualTo(0x0d6c8009d9a94f5aL);
    assertThat(hash.of("\u0100\u0302\u0504\u0706")).isEqualTo(0x93f5f5799a932462L);
    assertThat(hash.of("\u0100\u0302\u0504\u0706\u0908\u0b0a\u0d0c"))
        .isEqualTo(0xf723ca908e7af2eeL);
  }

  @Test
  void dependsOnTheKey() {
    var other = new SipHash(HashKey.of(1, 2));

    assertThat(other.of("x")).isNotEqualTo(hash.of("x"));
    assertThat(other.fingerprint()).isNotEqualTo(hash.fingerprint());
  }
}
