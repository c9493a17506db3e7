package io.racine.governance.classifier.regex.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.classifier.InferencePolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SampledTextsTest {
  private static byte[] bytes(SampledTexts samples) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      samples.write(new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static SampledTexts read(byte[] bytes, InferencePolicy policy) throws IOException {
    return SampledTexts.read(new DataInputStream(new ByteArrayInputStream(bytes)), policy);
  }

  @Test
  void keepsTheValuesOfTheSmallestHashes() {
    SampledTexts samples = new SampledTexts(InferencePolicy.RAW);
    for (int i = 40; i > 0; i--) {
      samples.offer(i, "v" + (100 + i));
    }
    samples.offer(-1, "the greatest hash, without sign");

    assertThat(samples.raw())
        .containsExactly(
            "v101", "v102", "v103", "v104", "v105", "v106", "v107", "v108", "v109", "v110", "v111",
            "v112", "v113", "v114", "v115", "v116");
    assertThat(samples.masks()).containsExactly("a999");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void partsMakeTheWhole(long seed) throws IOException {
    Random random = new Random(seed);
    List<Long> hashes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      hashes.add(random.nextLong());
    }
    SampledTexts whole = new SampledTexts(InferencePolicy.MASKED);
    hashes.forEach(hash -> whole.offer(hash, "x".repeat((int) (hash & 31) + 1)));
    hashes.addAll(hashes.subList(0, 20)); // Some come in two parts.
    Collections.shuffle(hashes, random);
    List<SampledTexts> parts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      SampledTexts part = new SampledTexts(InferencePolicy.MASKED);
      hashes
          .subList(i * 20, i * 20 + 20)
          .forEach(hash -> part.offer(hash, "x".repeat((int) (hash & 31) + 1)));
      parts.add(read(bytes(part), InferencePolicy.MASKED));
    }
    Collections.shuffle(parts, random);
    SampledTexts merged = parts.get(0);
    parts.subList(1, 4).forEach(merged::merge);

    assertThat(bytes(merged)).isEqualTo(bytes(whole));
    assertThat(merged.masks()).isEqualTo(whole.masks()).isNotEmpty();
  }

  @Test
  void keepsNoValueThatMayNotBeShown() {
    SampledTexts masked = new SampledTexts(InferencePolicy.MASKED);
    masked.offer(1, "Marker");
    SampledTexts off = new SampledTexts(InferencePolicy.OFF);
    off.offer(1, "Marker");

    assertThat(new String(bytes(masked), StandardCharsets.UTF_8))
        .contains("Aaaaaa")
        .doesNotContain("Marker");
    assertThat(masked.masks()).containsExactly("Aaaaaa");
    assertThat(masked.raw()).isEmpty();
    assertThat(off.masks()).isEmpty();
    assertThat(bytes(off)).containsExactly(0);
  }

  @Test
  void masksWhatAStricterPolicyReads() throws IOException {
    SampledTexts raw = new SampledTexts(InferencePolicy.RAW);
    raw.offer(1, "Marker");

    assertThat(bytes(read(bytes(raw), InferencePolicy.MASKED))).isNotEqualTo(bytes(raw));
    assertThat(read(bytes(raw), InferencePolicy.RAW).raw()).containsExactly("Marker");
    assertThatThrownBy(() -> read(bytes(raw), InferencePolicy.OFF)).isInstanceOf(IOException.class);
  }

  @Test
  void cutsLongValuesBetweenPairs() {
    SampledTexts raw = new SampledTexts(InferencePolicy.RAW);
    raw.offer(1, "x".repeat(255) + "\uD83D\uDE00");
    raw.offer(2, "y".repeat(1_000_000));

    assertThat(raw.raw()).containsExactly("x".repeat(255), "y".repeat(256));
  }

  @Test
  void refusesMoreThanIsEverKept() {
    assertThatThrownBy(() -> read(new byte[] {17}, InferencePolicy.MASKED))
        .isInstanceOf(IOException.class)
        .hasMessage("More samples than are ever kept");
  }

  @Test
  void refusesToMixPolicies() {
    SampledTexts masked = new SampledTexts(InferencePolicy.MASKED);
    SampledTexts raw = new SampledTexts(InferencePolicy.RAW);

    assertThatThrownBy(() -> masked.merge(raw)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(InferencePolicy.class)
  void showsNoValue(InferencePolicy policy) {
    SampledTexts samples = new SampledTexts(policy);
    samples.offer(1, "Marker");

    assertThat(samples.toString()).doesNotContain("Marker").doesNotContain("Aaaaaa");
  }
}
