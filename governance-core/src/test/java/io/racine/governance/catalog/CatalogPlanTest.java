package io.racine.governance.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.Governance;
import io.racine.governance.store.SchemaMode;
import io.racine.governance.store.StoreConfig;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

final class CatalogPlanTest {
  /**
   * H2 keeps the plan that it made while a table was empty, and each table of a scan asks for its
   * columns: by the organisation's index a large scan would take the square of its time.
   */
  @Test
  void findsTheColumnsOfATableByIndexInAnEmptyStore() throws SQLException {
    var source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:plan;DB_CLOSE_DELAY=-1");
    try (Governance governance =
            Governance.builder().store(StoreConfig.of(source).schema(SchemaMode.CREATE)).build();
        Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet plan =
            statement.executeQuery(
                """
                EXPLAIN SELECT id, path_hash FROM gov_catalog_item
                WHERE organization_id = 1 AND parent_id = 2 AND type = 'COLUMN'
                """)) {
      assertThat(governance.catalog()).isNotNull();
      assertThat(plan.next()).isTrue();
      assertThat(plan.getString(1)).containsIgnoringCase("gov_catalog_item_children");
      statement.execute("SHUTDOWN");
    }
  }
}
