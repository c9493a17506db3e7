/**
 * Scans Redis: standalone, behind sentinels, or as a cluster. Registered as {@link
 * io.racine.governance.connector.redis.RedisConnectorFactory}.
 *
 * <h2>What becomes what</h2>
 *
 * <p>A numbered database is a DATABASE named {@code db0}. Redis has no tables: keys of one form are
 * one. The form is inferred from all keys of the database: a key is parted at {@code : / | , - .}
 * and the like, a part that recurs as the name of something stays ({@code user}, {@code profile}),
 * every other part becomes <code>{id}</code>: <code>user:{id}:profile</code>. Keys that fit no form
 * are the table <code>{key}</code>. One form with values of two types is two tables, so the name
 * ends with the type: <code>user:{id}:profile (hash)</code>. Of a part that may be a value, such as
 * a mail address or the name of a person, nothing is ever in a name: a part must look like the name
 * of a field and recur. The name of somebody with many keys, in a place where few others have any,
 * looks just so; the settings {@code literal-keys} and {@code literal-share} raise the bar.
 *
 * <h2>Rows and columns</h2>
 *
 * <p>The variable parts of the key are columns, because they are values too: {@code key.user} for
 * the part behind {@code user}, {@code key.1} where nothing names it, {@code key} for the whole key
 * of the table <code>{key}</code>. Beside them:
 *
 * <ul>
 *   <li>string: a row is a key; column {@code value}
 *   <li>hash: a row is a key; a column per field that the sampled keys share. Where the fields
 *       differ from key to key, they are values: a row is a field, columns {@code field} and {@code
 *       value}
 *   <li>list and set: a row is an element; column {@code element}
 *   <li>sorted set: a row is a member; columns {@code member} and {@code score}
 *   <li>stream: a row is an entry; column {@code id} and a column per field, or {@code field} and
 *       {@code value}, as for a hash
 * </ul>
 *
 * <p>A field that would be taken for one of these names is called {@code field.key}, {@code
 * field.value} and so on. Columns of hashes and streams come from a sample of keys; a field that
 * only other keys have is not read.
 *
 * <h2>What a scan costs the server</h2>
 *
 * <p>Only {@code SCAN} and commands on a part of a value are sent, never {@code KEYS}, and never
 * more of them than {@code commands-per-second}. Listing goes over the keys of a database once per
 * type. Reading goes over them once per table, with the form as {@code MATCH}; of a table in n
 * partitions each partition goes over all keys of its servers. On a cluster the partitions of a
 * table are of single servers first, so that up to as many partitions as servers cost nothing more.
 */
@NullMarked
package io.racine.governance.connector.redis;

import org.jspecify.annotations.NullMarked;
