package io.racine.governance.classifier.regex.inference;

import io.racine.governance.classifier.regex.column.Masks;
import io.racine.governance.classifier.regex.column.SampledTexts;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.InferencePolicy;
import io.racine.governance.spi.classifier.InferenceRequest;
import io.racine.governance.spi.classifier.InferenceSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts together what a service is told, and nothing that the source does not allow.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class Question {
  private Question() {}

  /** Returns the entities of the rules that rest on inference, each with a description. */
  static Map<EntityType, String> entities(List<RuleDefinition> rules) {
    Map<EntityType, String> entities = new TreeMap<>();
    for (RuleDefinition rule : rules) {
      InferenceSignal signal = rule.inference();
      if (signal != null) {
        entities.putIfAbsent(rule.entity(), signal.description());
      }
    }
    return entities;
  }

  static InferenceRequest of(
      ColumnContext column,
      Map<EntityType, String> entities,
      List<String> masks,
      List<String> raw,
      Duration timeLimit) {
    boolean masked = column.inference() != InferencePolicy.RAW;
    // Masked once more: whatever a caller mixes up, no value leaves that must not.
    List<String> samples =
        (masked ? masks.stream().map(Masks::of) : raw.stream())
            .distinct()
            .limit(SampledTexts.LIMIT)
            .toList();
    return InferenceRequest.builder(described(column.column()))
        .table(column.table().map(AssetPath::toString).orElse(null))
        .siblings(column.siblings())
        .entities(entities)
        .samples(samples, masked)
        .timeLimit(timeLimit)
        .build();
  }

  /** The column without its attributes: a connector may put anything there. */
  private static ColumnDescriptor described(ColumnDescriptor column) {
    ColumnDescriptor.Builder plain =
        ColumnDescriptor.builder(column.path(), column.logicalType())
            .nativeType(column.nativeType())
            .nullable(column.nullable().orElse(null))
            .key(column.isKey())
            .comment(column.comment().orElse(null));
    column.size().ifPresent(plain::size);
    return plain.build();
  }

  /** Returns all of a request as one text, to be hashed; each part says how long it is. */
  static String text(InferenceRequest request) {
    StringBuilder text = new StringBuilder();
    ColumnDescriptor column = request.column();
    part(text, column.path().toString());
    part(text, column.logicalType().toString());
    part(text, column.nativeType());
    part(text, column.nullable().toString());
    part(text, column.size().toString());
    part(text, Boolean.toString(column.isKey()));
    part(text, column.comment().orElse(""));
    part(text, request.table().orElse(""));
    part(text, Boolean.toString(request.isMasked()));
    text.append(request.siblings().size()).append(' ');
    request.siblings().forEach(sibling -> part(text, sibling.toString()));
    text.append(request.entities().size()).append(' ');
    request
        .entities()
        .forEach(
            (entity, description) -> {
              part(text, entity.name());
              part(text, description);
            });
    request.samples().forEach(sample -> part(text, sample));
    return text.toString();
  }

  private static void part(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part);
  }
}
