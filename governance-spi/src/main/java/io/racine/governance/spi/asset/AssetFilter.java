package io.racine.governance.spi.asset;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which tables, views and routines a listing is about.
 *
 * <p>A pattern is the text form of a path in which {@code *} stands for any characters of one name
 * and {@code ?} for one; inside quotes they stand for themselves. It is compared, without regard to
 * case, with as many names at the end of a path as it has itself: {@code customer} is that table in
 * every schema, {@code hr.*} is all of schema {@code hr}, {@code *.*.tmp_*} needs three names. An
 * asset passes when an include pattern (or none is given) and no exclude pattern matches. An index
 * passes when its table does.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class AssetFilter implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final AssetFilter ALL = new AssetFilter(List.of(), List.of());

  private final ArrayList<String> includes;
  private final ArrayList<String> excludes;
  private transient volatile @Nullable Compiled compiled;

  private AssetFilter(List<String> includes, List<String> excludes) {
    this.includes = new ArrayList<>(includes);
    this.excludes = new ArrayList<>(excludes);
  }

  /** Returns the filter that everything passes. */
  public static AssetFilter all() {
    return ALL;
  }

  /**
   * Returns a filter of these patterns.
   *
   * @throws IllegalArgumentException if a pattern is not the text form of a path
   */
  public static AssetFilter of(List<String> includes, List<String> excludes) {
    var filter = new AssetFilter(includes, excludes);
    filter.compiled();
    return filter;
  }

  public List<String> includes() {
    return List.copyOf(includes);
  }

  public List<String> excludes() {
    return List.copyOf(excludes);
  }

  public boolean acceptsAll() {
    return includes.isEmpty() && excludes.isEmpty();
  }

  public boolean accepts(AssetPath path) {
    requireNonNull(path, "path");
    Compiled patterns = compiled();
    return (includes.isEmpty() || patterns.includes.stream().anyMatch(glob -> glob.matches(path)))
        && patterns.excludes.stream().noneMatch(glob -> glob.matches(path));
  }

  private Compiled compiled() {
    Compiled known = compiled;
    if (known == null) {
      known =
          new Compiled(
              includes.stream().map(Glob::parse).toList(),
              excludes.stream().map(Glob::parse).toList());
      compiled = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AssetFilter that
        && includes.equals(that.includes)
        && excludes.equals(that.excludes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(includes, excludes);
  }

  @Override
  public String toString() {
    return "include " + (includes.isEmpty() ? "all" : includes) + ", exclude " + excludes;
  }

  private record Compiled(List<Glob> includes, List<Glob> excludes) {}

  private record Glob(List<Name> names) {
    /** One name of a pattern; {@code literal} when it stood in quotes. */
    private record Name(String text, boolean literal) {}

    static Glob parse(String pattern) {
      List<Name> names = new ArrayList<>();
      int at = 0;
      for (QuotedNames.Part part : QuotedNames.parse(pattern)) {
        boolean quoted = pattern.charAt(at) == '"';
        // A bracket is no mark in a filter: it is part of an unquoted name.
        String text = part.name() + (quoted ? "" : part.suffix());
        if (quoted && !part.suffix().isEmpty()) {
          throw QuotedNames.malformed(pattern, "'" + part.suffix() + "' stands behind a quote");
        }
        names.add(new Name(text.toLowerCase(Locale.ROOT), quoted));
        int length = quoted ? part.name().replace("\"", "\"\"").length() + 2 : text.length();
        at += length + 1;
      }
      return new Glob(names);
    }

    boolean matches(AssetPath path) {
      List<String> have = path.names();
      int offset = have.size() - names.size();
      if (offset < 0) {
        return false;
      }
      for (int i = 0; i < names.size(); i++) {
        String name = have.get(offset + i).toLowerCase(Locale.ROOT);
        Name pattern = names.get(i);
        if (pattern.literal ? !pattern.text.equals(name) : !globMatches(pattern.text, name)) {
          return false;
        }
      }
      return true;
    }

    /** Linear in practice and never worse than pattern × name: one place to go back to. */
    private static boolean globMatches(String glob, String name) {
      int g = 0;
      int n = 0;
      int star = -1;
      int resume = 0;
      while (n < name.length()) {
        if (g < glob.length() && glob.charAt(g) == '*') {
          star = g++;
          resume = n;
        } else if (g < glob.length() && glob.charAt(g) == '?') {
          g++;
          n += Character.charCount(name.codePointAt(n));
        } else if (g < glob.length() && glob.charAt(g) == name.charAt(n)) {
          g++;
          n++;
        } else if (star >= 0) {
          g = star + 1;
          n = ++resume;
        } else {
          return false;
        }
      }
      while (g < glob.length() && glob.charAt(g) == '*') {
        g++;
      }
      return g == glob.length();
    }
  }
}
