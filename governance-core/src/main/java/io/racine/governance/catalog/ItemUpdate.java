package io.racine.governance.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What people say of an item; replaces what was said before.
 *
 * @param description what it is, or null for nothing
 * @param owner who answers for it, or null
 * @param steward who looks after it, or null
 * @since 0.1
 */
public record ItemUpdate(
    @Nullable String description, @Nullable String owner, @Nullable String steward) {}
