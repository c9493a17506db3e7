package io.racine.governance.scan;

import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.IssueSeverity;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.Verdict;
import io.racine.governance.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** What a scan came to, asset by asset: outcomes, results and issues. */
final class JdbiScanRecordStore {
  private static final int MAX_MESSAGE = 4_000;

  private final Database database;

  JdbiScanRecordStore(Database database) {
    this.database = database;
  }

  void insertAsset(
      OrganizationId organization,
      ScanId scan,
      CatalogItemId item,
      AssetOutcome outcome,
      long rows,
      long bytes,
      Instant now) {
    database.use(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO gov_scan_asset
                      (organization_id, scan_id, item_id, outcome, rows_read, bytes_read,
                       finished_at)
                    VALUES (:organization, :scan, :item, :outcome, :rows, :bytes, :now)
                    """)
                .bind("organization", organization.value())
                .bind("scan", scan.value())
                .bind("item", item.value())
                .bind("outcome", outcome.name())
                .bind("rows", rows)
                .bind("bytes", bytes)
                .bind("now", now)
                .execute());
  }

  /** Forgets the failures of a scan that is resumed, because it tries again. */
  void deleteFailures(OrganizationId organization, ScanId scan) {
    database.use(
        handle -> {
          handle
              .createUpdate(
                  """
                  DELETE FROM gov_scan_asset
                  WHERE organization_id = :organization AND scan_id = :scan AND outcome = 'FAILED'
                  """)
              .bind("organization", organization.value())
              .bind("scan", scan.value())
              .execute();
          handle
              .createUpdate(
                  """
                  DELETE FROM gov_scan_issue
                  WHERE organization_id = :organization AND scan_id = :scan AND severity = 'ERROR'
                  """)
              .bind("organization", organization.value())
              .bind("scan", scan.value())
              .execute();
        });
  }

  Map<CatalogItemId, AssetOutcome> finishedAssets(OrganizationId organization, ScanId scan) {
    return database.query(
        handle -> {
          Map<CatalogItemId, AssetOutcome> finished = new HashMap<>();
          handle
              .createQuery(
                  """
                  SELECT item_id, outcome FROM gov_scan_asset
                  WHERE organization_id = :organization AND scan_id = :scan
                  """)
              .bind("organization", organization.value())
              .bind("scan", scan.value())
              .map(
                  (row, context) ->
                      Map.entry(
                          CatalogItemId.of(row.getLong("item_id")),
                          AssetOutcome.valueOf(row.getString("outcome"))))
              .forEach(entry -> finished.put(entry.getKey(), entry.getValue()));
          return finished;
        });
  }

  /** A finding of a scan in one column. */
  record ResultRow(
      CatalogItemId item, AssetPath table, FieldPath column, String dataType, Finding finding) {}

  void insertResults(
      OrganizationId organization, ScanId scan, Collection<ResultRow> rows, Instant now) {
    if (rows.isEmpty()) {
      return;
    }
    database.use(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  INSERT INTO gov_scan_result
                    (organization_id, scan_id, item_id, table_path, column_path, data_type, entity,
                     sensitivity_level, verdict, confidence, rule_id, created_at)
                  VALUES
                    (:organization, :scan, :item, :table, :column, :type, :entity, :level,
                     :verdict, :confidence, :rule, :now)
                  """);
          for (ResultRow row : rows) {
            batch
                .bind("organization", organization.value())
                .bind("scan", scan.value())
                .bind("item", row.item().value())
                .bind("table", row.table().toString())
                .bind("column", row.column().toString())
                .bind("type", row.dataType())
                .bind("entity", row.finding().entity().name())
                .bind("level", row.finding().level().name())
                .bind("verdict", row.finding().verdict().name())
                .bind("confidence", row.finding().confidence())
                .bind("rule", row.finding().ruleId())
                .bind("now", now)
                .add();
          }
          batch.execute();
        });
  }

  /**
   * Takes over what the last scan that read a table found there, for a table left out as unchanged.
   */
  void copyResults(OrganizationId organization, ScanId scan, CatalogItemId table, Instant now) {
    database.use(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO gov_scan_result
                      (organization_id, scan_id, item_id, table_path, column_path, data_type,
                       entity, sensitivity_level, verdict, confidence, rule_id, created_at)
                    SELECT r.organization_id, :scan, r.item_id, r.table_path, r.column_path,
                           r.data_type, r.entity, r.sensitivity_level, r.verdict, r.confidence,
                           r.rule_id, :now
                    FROM gov_scan_result r
                    JOIN gov_catalog_item i ON i.id = r.item_id
                    JOIN gov_classification c ON c.item_id = r.item_id
                    WHERE r.organization_id = :organization AND i.parent_id = :table
                      AND r.scan_id = c.scan_id
                    """)
                .bind("organization", organization.value())
                .bind("scan", scan.value())
                .bind("table", table.value())
                .bind("now", now)
                .execute());
  }

  List<ScanResult> results(OrganizationId organization, ScanId scan) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM gov_scan_result
                    WHERE organization_id = :organization AND scan_id = :scan
                    ORDER BY table_path, column_path
                    """)
                .bind("organization", organization.value())
                .bind("scan", scan.value())
                .map(JdbiScanRecordStore::result)
                .list());
  }

  void insertIssue(OrganizationId organization, ScanId scan, Issue issue, Instant now) {
    database.use(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO gov_scan_issue
                      (organization_id, scan_id, severity, code, kind, place, message, created_at)
                    VALUES
                      (:organization, :scan, :severity, :code, :kind, :place, :message, :now)
                    """)
                .bind("organization", organization.value())
                .bind("scan", scan.value())
                .bind("severity", issue.severity().name())
                .bind("code", issue.code().text())
                .bind("kind", issue.code().kind().name())
                .bind("place", issue.where().orElse(null))
                .bind("message", cut(issue.message()))
                .bind("now", now)
                .execute());
  }

  List<Issue> issues(OrganizationId organization, ScanId scan) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM gov_scan_issue
                    WHERE organization_id = :organization AND scan_id = :scan ORDER BY id
                    """)
                .bind("organization", organization.value())
                .bind("scan", scan.value())
                .map(JdbiScanRecordStore::issue)
                .list());
  }

  /** Returns as much of a message as its column holds. */
  static String cut(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE);
  }

  private static ScanResult result(ResultSet row, StatementContext context) throws SQLException {
    return new ScanResult(
        ScanId.of(row.getLong("scan_id")),
        CatalogItemId.of(row.getLong("item_id")),
        AssetPath.parse(row.getString("table_path")),
        FieldPath.parse(row.getString("column_path")),
        row.getString("data_type"),
        EntityType.of(row.getString("entity")),
        SensitivityLevel.valueOf(row.getString("sensitivity_level")),
        Verdict.valueOf(row.getString("verdict")),
        row.getDouble("confidence"),
        row.getString("rule_id"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static Issue issue(ResultSet row, StatementContext context) throws SQLException {
    ErrorCode code = ErrorCode.of(row.getString("code"), ErrorKind.valueOf(row.getString("kind")));
    String message = row.getString("message");
    Issue issue =
        switch (IssueSeverity.valueOf(row.getString("severity"))) {
          case NOTICE -> Issue.notice(code, message);
          case WARNING -> Issue.warning(code, message);
          case ERROR -> Issue.error(code, message);
        };
    String place = row.getString("place");
    return place == null ? issue : issue.at(place);
  }
}
