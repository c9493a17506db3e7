package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.Issue;
import io.racine.governance.spi.connector.ReadMode;
import java.util.List;

/**
 * One query for values.
 *
 * @param sql its text
 * @param mode how it chooses rows
 * @param issues what it does in a lesser way than asked for
 * @param byChance whether it may give far fewer rows than there are, so that another try pays
 */
record Select(String sql, ReadMode mode, List<Issue> issues, boolean byChance) {}
