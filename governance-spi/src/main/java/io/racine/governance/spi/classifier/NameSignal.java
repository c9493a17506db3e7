package io.racine.governance.spi.classifier;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How columns of an entity are named, in whole tokens; never in substrings.
 *
 * <p>Names are split at case changes, digits, underscores, dashes, dots and blanks, and folded to
 * lower case without accents; so are these phrases. {@code first name} fits {@code firstName},
 * {@code FIRST_NAME} and {@code customer_first_name}, and not {@code firstnamed}. A signal of
 * tables alone speaks for every column of a table so named.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class NameSignal implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> phrases;
  private final ArrayList<String> unless;
  private final ArrayList<String> tables;

  private NameSignal(List<String> phrases, List<String> unless, List<String> tables) {
    this.phrases = new ArrayList<>(phrases);
    this.unless = new ArrayList<>(unless);
    this.tables = new ArrayList<>(tables);
  }

  /**
   * Returns a signal.
   *
   * @param phrases a column so named is likely of the entity
   * @param unless a column with one of these is not, whatever else it is called
   * @param tables a column of a table so named is more likely of the entity
   */
  public static NameSignal of(List<String> phrases, List<String> unless, List<String> tables) {
    return new NameSignal(phrases, unless, tables);
  }

  public static NameSignal of(List<String> phrases) {
    return new NameSignal(phrases, List.of(), List.of());
  }

  public List<String> phrases() {
    return Collections.unmodifiableList(phrases);
  }

  public List<String> unless() {
    return Collections.unmodifiableList(unless);
  }

  public List<String> tables() {
    return Collections.unmodifiableList(tables);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NameSignal that
        && phrases.equals(that.phrases)
        && unless.equals(that.unless)
        && tables.equals(that.tables);
  }

  @Override
  public int hashCode() {
    return Objects.hash(phrases, unless, tables);
  }

  @Override
  public String toString() {
    return phrases.toString();
  }
}
