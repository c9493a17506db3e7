package io.racine.governance.organization;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one place that checks permissions: it stands before every service. Not API; may change in any
 * release.
 *
 * <p>A service method without {@link RequiresPermission} cannot be called at all: the guard refuses
 * to be made, so that forgetting one fails the first test.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class PermissionGuard implements InvocationHandler {
  private final Object service;
  private final Caller caller;
  private final Map<Method, Permission> permissions;

  private PermissionGuard(Object service, Caller caller, Map<Method, Permission> permissions) {
    this.service = service;
    this.caller = caller;
    this.permissions = permissions;
  }

  /** Returns {@code service} behind a check of what {@code caller} may do. */
  public static <T> T guard(Class<T> type, T service, Caller caller) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            new PermissionGuard(service, caller, permissionsOf(type))));
  }

  /**
   * Returns the permission each method of a service needs.
   *
   * @throws IllegalStateException if a method says none
   */
  public static Map<Method, Permission> permissionsOf(Class<?> service) {
    Map<Method, Permission> permissions = new LinkedHashMap<>();
    for (Method method : service.getMethods()) {
      RequiresPermission requires = method.getAnnotation(RequiresPermission.class);
      if (requires == null) {
        throw new IllegalStateException(method + " does not say which permission it needs");
      }
      permissions.put(method, Permission.parse(requires.value()));
    }
    return permissions;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Permission needed = permissions.get(method);
    if (needed != null && !caller.may(needed)) {
      throw new AccessDeniedException(caller.user(), needed);
    }
    try {
      // What is left without a permission are equals, hashCode and toString.
      return arguments == null ? method.invoke(service) : method.invoke(service, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
