package io.racine.governance.scan;

import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.datasource.DataSourceId;
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
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

final class JdbiScanStore {
  private static final int MAX_MESSAGE = 4_000;

  private final Database database;

  JdbiScanStore(Database database) {
    this.database = database;
  }

  ScanId insert(
      OrganizationId organization,
      DataSourceId source,
      ScanRequest request,
      String user,
      Instant now) {
    return database.change(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO gov_scan
                      (organization_id, data_source_id, name, scan_type, status, request,
                       created_by, created_at, listed, recorded, unchanged, failed, filtered,
                       not_reached)
                    VALUES
                      (:organization, :source, :name, :type, 'PENDING', :request,
                       :user, :now, 0, 0, 0, 0, 0, 0)
                    """)
                .bind("organization", organization.value())
                .bind("source", source.value())
                .bind("name", request.name())
                .bind("type", request.type().name())
                .bind("request", ScanRequestJson.write(request))
                .bind("user", user)
                .bind("now", now)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .map(ScanId::of)
                .one());
  }

  Optional<Scan> find(OrganizationId organization, ScanId id) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM gov_scan WHERE organization_id = :organization AND id = :id")
                .bind("organization", organization.value())
                .bind("id", id.value())
                .map(JdbiScanStore::scan)
                .findOne());
  }

  String request(OrganizationId organization, ScanId id) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT request FROM gov_scan
                    WHERE organization_id = :organization AND id = :id
                    """)
                .bind("organization", organization.value())
                .bind("id", id.value())
                .mapTo(String.class)
                .one());
  }

  List<Scan> list(OrganizationId organization) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM gov_scan WHERE organization_id = :organization
                    ORDER BY id DESC LIMIT 1000
                    """)
                .bind("organization", organization.value())
                .map(JdbiScanStore::scan)
                .list());
  }

  /**
   * Locks a source's row until the end of the transaction, so that two scans cannot start at once.
   */
  void lockSource(OrganizationId organization, DataSourceId source) {
    database.use(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id FROM gov_data_source
                    WHERE organization_id = :organization AND id = :source FOR UPDATE
                    """)
                .bind("organization", organization.value())
                .bind("source", source.value())
                .mapTo(Long.class)
                .list());
  }

  boolean isScanRunning(OrganizationId organization, DataSourceId source) {
    return database.query(
        handle ->
            handle
                    .createQuery(
                        """
                        SELECT COUNT(*) FROM gov_scan
                        WHERE organization_id = :organization AND data_source_id = :source
                          AND status = 'RUNNING'
                        """)
                    .bind("organization", organization.value())
                    .bind("source", source.value())
                    .mapTo(Long.class)
                    .one()
                > 0);
  }

  boolean isAnyScanRunning(OrganizationId organization) {
    return database.query(
        handle ->
            handle
                    .createQuery(
                        """
                        SELECT COUNT(*) FROM gov_scan
                        WHERE organization_id = :organization AND status = 'RUNNING'
                        """)
                    .bind("organization", organization.value())
                    .mapTo(Long.class)
                    .one()
                > 0);
  }

  /** Sets a scan running if it is in a state; of several who try, one succeeds. */
  boolean updateToRunningIf(
      OrganizationId organization, ScanId id, ScanStatus expected, String node, Instant now) {
    return database.change(
        handle ->
            handle
                    .createUpdate(
                        """
                        UPDATE gov_scan
                        SET status = 'RUNNING', node = :node, heartbeat_at = :now,
                            started_at = COALESCE(started_at, :now), completed_at = NULL,
                            error_code = NULL, error_message = NULL
                        WHERE organization_id = :organization AND id = :id AND status = :expected
                        """)
                    .bind("node", node)
                    .bind("now", now)
                    .bind("organization", organization.value())
                    .bind("id", id.value())
                    .bind("expected", expected.name())
                    .execute()
                == 1);
  }

  /** Ends a scan that a node runs; of several who try, one succeeds. */
  boolean updateToEndedIf(
      OrganizationId organization,
      ScanId id,
      String node,
      ScanStatus status,
      ScanCounts counts,
      @Nullable ErrorCode error,
      @Nullable String message,
      Instant now) {
    return database.change(
        handle ->
            handle
                    .createUpdate(
                        """
                        UPDATE gov_scan
                        SET status = :status, completed_at = :now, error_code = :code,
                            error_message = :message, listed = :listed, recorded = :recorded,
                            unchanged = :unchanged, failed = :failed, filtered = :filtered,
                            not_reached = :notReached
                        WHERE organization_id = :organization AND id = :id
                          AND status = 'RUNNING' AND node = :node
                        """)
                    .bind("status", status.name())
                    .bind("now", now)
                    .bind("code", error == null ? null : error.text())
                    .bind("message", message == null ? null : cut(message))
                    .bind("listed", counts.listed())
                    .bind("recorded", counts.recorded())
                    .bind("unchanged", counts.unchanged())
                    .bind("failed", counts.failed())
                    .bind("filtered", counts.filtered())
                    .bind("notReached", counts.notReached())
                    .bind("organization", organization.value())
                    .bind("id", id.value())
                    .bind("node", node)
                    .execute()
                == 1);
  }

  void updateHeartbeat(OrganizationId organization, ScanId id, String node, Instant now) {
    database.use(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE gov_scan SET heartbeat_at = :now
                    WHERE organization_id = :organization AND id = :id AND node = :node
                    """)
                .bind("now", now)
                .bind("organization", organization.value())
                .bind("id", id.value())
                .bind("node", node)
                .execute());
  }

  /**
   * Marks the scans of every organisation whose process has not been heard of since an instant.
   *
   * @return how many there were
   */
  int interruptSilent(Instant lastHeard, Instant now) {
    return database.change(
        handle -> {
          // Their sources are no longer being scanned either.
          handle
              .createUpdate(
                  """
                  UPDATE gov_data_source SET status = 'ACTIVE', updated_at = :now
                  WHERE status = 'SYNCING' AND id IN
                    (SELECT s.data_source_id FROM gov_scan s
                     WHERE s.organization_id = gov_data_source.organization_id
                       AND s.status = 'RUNNING' AND s.heartbeat_at <= :heard)
                  """)
              .bind("now", now)
              .bind("heard", lastHeard)
              .execute();
          return handle
              .createUpdate(
                  """
                  UPDATE gov_scan SET status = 'INTERRUPTED', completed_at = :now
                  WHERE organization_id > 0 AND status = 'RUNNING' AND heartbeat_at <= :heard
                  """)
              .bind("now", now)
              .bind("heard", lastHeard)
              .execute();
        });
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
                .map(JdbiScanStore::result)
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
                .map(JdbiScanStore::issue)
                .list());
  }

  List<ScanId> endedBefore(OrganizationId organization, Instant before) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id FROM gov_scan
                    WHERE organization_id = :organization AND completed_at < :before
                      AND status <> 'RUNNING'
                    """)
                .bind("organization", organization.value())
                .bind("before", before)
                .mapTo(Long.class)
                .map(ScanId::of)
                .list());
  }

  void delete(OrganizationId organization, ScanId scan) {
    database.use(
        handle -> {
          for (String table : List.of("gov_scan_result", "gov_scan_issue", "gov_scan_asset")) {
            handle
                .createUpdate(
                    "DELETE FROM "
                        + table
                        + " WHERE organization_id = :organization AND scan_id = :scan")
                .bind("organization", organization.value())
                .bind("scan", scan.value())
                .execute();
          }
          handle
              .createUpdate(
                  "DELETE FROM gov_scan WHERE organization_id = :organization AND id = :scan")
              .bind("organization", organization.value())
              .bind("scan", scan.value())
              .execute();
        });
  }

  private static String cut(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE);
  }

  private static Scan scan(ResultSet row, StatementContext context) throws SQLException {
    return new Scan(
        ScanId.of(row.getLong("id")),
        row.getString("name"),
        DataSourceId.of(row.getLong("data_source_id")),
        ScanType.valueOf(row.getString("scan_type")),
        ScanStatus.valueOf(row.getString("status")),
        new ScanCounts(
            row.getLong("listed"),
            row.getLong("recorded"),
            row.getLong("unchanged"),
            row.getLong("failed"),
            row.getLong("filtered"),
            row.getLong("not_reached")),
        row.getString("created_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "started_at"),
        instant(row, "completed_at"),
        row.getString("error_message"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
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
