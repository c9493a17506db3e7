/** What is there: databases, schemas, tables, views, columns, indexes and routines. */
@NullMarked
package io.racine.governance.catalog;

import org.jspecify.annotations.NullMarked;
