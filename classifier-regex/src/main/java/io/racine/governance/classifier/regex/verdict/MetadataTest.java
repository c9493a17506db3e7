package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.classifier.regex.name.NameTokens;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.MetadataSignal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells whether what a source says about a column fits a metadata signal. */
final class MetadataTest {
  private MetadataTest() {}

  /** Returns what fits, in words; nothing when something does not. */
  static Optional<String> fit(MetadataSignal signal, ColumnContext context) {
    List<String> reasons = new ArrayList<>();
    boolean fits =
        fitsType(signal, context, reasons)
            && fitsComment(signal, context, reasons)
            && fitsKey(signal, context, reasons)
            && fitsAttributes(signal, context, reasons)
            && fitsEnvironment(signal, context, reasons);
    return fits ? Optional.of(String.join(", ", reasons)) : Optional.empty();
  }

  private static boolean fitsType(
      MetadataSignal signal, ColumnContext context, List<String> reasons) {
    if (!signal.types().isEmpty()) {
      if (!signal.types().contains(context.column().logicalType())) {
        return false;
      }
      reasons.add("the type is " + context.column().logicalType());
    }
    if (!signal.nativeTypes().isEmpty()) {
      String type = bare(context.column().nativeType());
      if (!signal.nativeTypes().contains(type)) {
        return false;
      }
      reasons.add("the source calls the type " + type);
    }
    return true;
  }

  /** "character varying(40)" is a "character varying", "timestamp(3) with time zone" has none. */
  private static String bare(String nativeType) {
    return nativeType
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\([^()]*\\)", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static boolean fitsComment(
      MetadataSignal signal, ColumnContext context, List<String> reasons) {
    if (signal.comments().isEmpty()) {
      return true;
    }
    List<List<String>> comments =
        Stream.of(context.column().comment(), context.tableComment())
            .flatMap(Optional::stream)
            .map(NameTokens::of)
            .toList();
    for (String phrase : signal.comments()) {
      List<String> words = NameTokens.of(phrase);
      if (!words.isEmpty()
          && comments.stream()
              .anyMatch(comment -> Collections.indexOfSubList(comment, words) >= 0)) {
        reasons.add("the comment says '" + phrase + "'");
        return true;
      }
    }
    return false;
  }

  private static boolean fitsKey(
      MetadataSignal signal, ColumnContext context, List<String> reasons) {
    Boolean key = signal.key();
    if (key == null) {
      return true;
    }
    if (key != context.column().isKey()) {
      return false;
    }
    reasons.add(key ? "it is part of the primary key" : "it is no part of the primary key");
    return true;
  }

  private static boolean fitsAttributes(
      MetadataSignal signal, ColumnContext context, List<String> reasons) {
    for (Map.Entry<String, String> wanted : signal.attributes().entrySet()) {
      String value = context.column().attributes().get(wanted.getKey());
      if (value == null || !(wanted.getValue().equals("*") || wanted.getValue().equals(value))) {
        return false;
      }
      reasons.add("it has the attribute '" + wanted.getKey() + "'");
    }
    return true;
  }

  private static boolean fitsEnvironment(
      MetadataSignal signal, ColumnContext context, List<String> reasons) {
    if (signal.environments().isEmpty()) {
      return true;
    }
    Optional<String> environment = context.environment().filter(signal.environments()::contains);
    environment.ifPresent(name -> reasons.add("the source is used for " + name));
    return environment.isPresent();
  }
}
