package io.racine.governance.testkit.connector;

import io.racine.governance.spi.ErrorCode;
import java.util.Map;
import java.util.Set;

/**
 * Settings with which a connector must fail, and how.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param settings plain settings
 * @param secrets secret settings; their values must not show up in what is thrown
 * @param codes the codes that may be thrown; empty for any
 * @since 0.1
 */
public record BrokenSettings(
    Map<String, String> settings, Map<String, String> secrets, Set<ErrorCode> codes) {
  public BrokenSettings {
    settings = Map.copyOf(settings);
    secrets = Map.copyOf(secrets);
    codes = Set.copyOf(codes);
  }

  public static BrokenSettings of(
      Map<String, String> settings, Map<String, String> secrets, ErrorCode... codes) {
    return new BrokenSettings(settings, secrets, Set.of(codes));
  }

  @Override
  public String toString() {
    return "settings " + settings.keySet() + ", secrets " + secrets.keySet();
  }
}
