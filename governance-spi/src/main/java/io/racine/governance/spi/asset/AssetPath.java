package io.racine.governance.spi.asset;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an asset is within its source: the names from the outermost to its own.
 *
 * <p>The text form joins the names with dots; a name that is not plain (letters, digits, {@code _},
 * {@code -}, {@code $}) is quoted with double quotes, inner ones doubled: {@code shop.public."odd
 * name"}. A routine's last name has its argument types: {@code shop.public."total(integer, text)"}.
 * Levels that a source lacks are left out.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param names from the outermost to its own; never empty; a name may be any text but the empty one
 * @since 0.1
 */
public record AssetPath(List<String> names) implements Comparable<AssetPath>, Serializable {
  public AssetPath {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("Asset path must have at least one name");
    }
    if (names.contains("")) {
      throw new IllegalArgumentException("Asset path must not contain an empty name");
    }
  }

  public static AssetPath of(String... names) {
    return new AssetPath(List.of(names));
  }

  /** Returns the path that {@code text} is the text form of. */
  public static AssetPath parse(String text) {
    return new AssetPath(
        QuotedNames.parse(requireNonNull(text, "text")).stream()
            .map(
                part -> {
                  if (!part.suffix().isEmpty()) {
                    throw QuotedNames.malformed(text, "'" + part.suffix() + "' must be quoted");
                  }
                  return part.name();
                })
            .toList());
  }

  /** Returns its own name, the last one. */
  public String name() {
    return names.get(names.size() - 1);
  }

  public Optional<AssetPath> parent() {
    return names.size() == 1
        ? Optional.empty()
        : Optional.of(new AssetPath(names.subList(0, names.size() - 1)));
  }

  public AssetPath child(String name) {
    List<String> longer = new ArrayList<>(names);
    longer.add(requireNonNull(name, "name"));
    return new AssetPath(longer);
  }

  /** Returns whether this is {@code other} or lies below it. */
  public boolean isWithin(AssetPath other) {
    return names.size() >= other.names.size()
        && names.subList(0, other.names.size()).equals(other.names);
  }

  /** Orders by name, level for level, and parents before what lies below them. */
  @Override
  public int compareTo(AssetPath other) {
    int shared = Math.min(names.size(), other.names.size());
    for (int i = 0; i < shared; i++) {
      int order = names.get(i).compareTo(other.names.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(names.size(), other.names.size());
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (String name : names) {
      if (text.length() > 0) {
        text.append('.');
      }
      QuotedNames.append(text, name);
    }
    return text.toString();
  }
}
