package io.racine.governance.scan;

import io.racine.governance.datasource.DataSourceId;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

final class JdbiScanStore {
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
      ScanEffort effort,
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
                            not_reached = :notReached, effort = :effort
                        WHERE organization_id = :organization AND id = :id
                          AND status = 'RUNNING' AND node = :node
                        """)
                    .bind("effort", ScanEffortJson.write(effort))
                    .bind("status", status.name())
                    .bind("now", now)
                    .bind("code", error == null ? null : error.text())
                    .bind("message", message == null ? null : JdbiScanRecordStore.cut(message))
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

  /**
   * Says that a scan is alive, and what it has done up to now, lest a killed process take it along.
   */
  void updateHeartbeat(
      OrganizationId organization, ScanId id, String node, ScanEffort effort, Instant now) {
    database.use(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE gov_scan SET heartbeat_at = :now, effort = :effort
                    WHERE organization_id = :organization AND id = :id AND node = :node
                    """)
                .bind("effort", ScanEffortJson.write(effort))
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
        ScanEffortJson.read(row.getString("effort")),
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
}
