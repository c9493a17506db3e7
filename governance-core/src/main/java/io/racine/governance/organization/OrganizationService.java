package io.racine.governance.organization;

import java.util.List;
import java.util.Optional;

/**
 * Creates, changes and deletes organisations.
 *
 * <p>{@link #current()} and the settings are about the caller's own organisation; all else needs
 * {@code organization:admin}, which reaches across organisations and is for the host's operators.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public interface OrganizationService {
  /** Returns the caller's own organisation. */
  @RequiresPermission("organization:read")
  Organization current();

  /** Sets one setting of the caller's organisation. */
  @RequiresPermission("organization:update")
  Organization putSetting(String key, String value);

  /** Removes one setting of the caller's organisation; does nothing when it is not set. */
  @RequiresPermission("organization:update")
  Organization removeSetting(String key);

  /**
   * Creates an organisation.
   *
   * @throws io.racine.governance.spi.GovernanceException if the name is taken
   */
  @RequiresPermission("organization:admin")
  Organization create(OrganizationRequest request);

  @RequiresPermission("organization:admin")
  Optional<Organization> find(OrganizationId id);

  /** Replaces name, description and domain. */
  @RequiresPermission("organization:admin")
  Organization update(OrganizationId id, OrganizationRequest request);

  /**
   * Deletes an organisation and every row that belongs to it.
   *
   * @throws io.racine.governance.spi.GovernanceException if it is the default organisation or a
   *     scan of it is running
   */
  @RequiresPermission("organization:admin")
  void delete(OrganizationId id);

  @RequiresPermission("organization:admin")
  List<Organization> list();
}
