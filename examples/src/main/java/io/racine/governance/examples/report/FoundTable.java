package io.racine.governance.examples.report;

import io.racine.governance.classification.TableClassification;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.Reason;
import java.util.List;

/**
 * What a table holds as a whole, such as columns that single people out together.
 *
 * @param path the path of the table, as text
 * @param names the names of the path
 */
public record FoundTable(
    String path,
    List<String> names,
    String entity,
    SensitivityLevel level,
    double confidence,
    List<String> regulations,
    List<String> reasons) {
  public FoundTable {
    names = List.copyOf(names);
    regulations = List.copyOf(regulations);
    reasons = List.copyOf(reasons);
  }

  static List<FoundTable> of(TableClassification known) {
    return known.findings().stream().map(finding -> of(known, finding)).toList();
  }

  private static FoundTable of(TableClassification known, Finding finding) {
    return new FoundTable(
        known.table().toString(),
        known.table().names(),
        finding.entity().name(),
        finding.level(),
        finding.confidence(),
        List.copyOf(finding.regulations()),
        finding.reasons().stream().map(Reason::text).toList());
  }
}
