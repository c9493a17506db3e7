package io.racine.governance.classifier.regex.inference;

import io.racine.governance.classifier.regex.column.SipHash;
import io.racine.governance.spi.classifier.HashKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest answers by keyed hashes of the questions, so that no sample stays in memory as text.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class AnswerMemory {
  private final SipHash first;
  private final SipHash second;
  private final Map<Key, InferenceAnswer> answers;

  AnswerMemory(HashKey key, int limit) {
    this.first = new SipHash(key);
    this.second = new SipHash(HashKey.of(~key.low(), ~key.high()));
    this.answers =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, InferenceAnswer> eldest) {
            return size() > limit;
          }
        };
  }

  Key key(String question) {
    return new Key(first.of(question), second.of(question));
  }

  synchronized @Nullable InferenceAnswer find(Key key) {
    return answers.get(key);
  }

  synchronized void put(Key key, InferenceAnswer answer) {
    answers.put(key, answer);
  }

  /** Two hashes: with one alone, a column could be given another one's answer by accident. */
  record Key(long first, long second) {}
}
