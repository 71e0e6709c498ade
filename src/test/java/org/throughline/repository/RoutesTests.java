package org.throughline.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.organisations.Role;
import org.throughline.support.ProductTest;

/// Every route declares who may use it, and the pages of `docs/` about routes and permissions are
/// made from that.
@ProductTest
class RoutesTests {
  private final RequestMappingHandlerMapping routes;

  RoutesTests(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
    this.routes = routes;
  }

  @Test
  void everyRouteDeclaresItsPolicy() {
    assertThat(
            handlers().entrySet().stream()
                .filter(each -> !declared(each.getValue()))
                .map(Map.Entry::getKey))
        .containsExactly(" /error"); // answers only what went wrong elsewhere
  }

  @Test
  void aPlantedRouteWithoutOneIsCaught() throws NoSuchMethodException {
    assertThat(declared(Planted.class.getDeclaredMethod("open"))).isFalse();
  }

  static final class Planted {
    @GetMapping("/open")
    String open() {
      return "open to all";
    }
  }

  @Test
  void everyPermissionIsUsed() {
    var used =
        handlers().values().stream()
            .filter(RoutesTests::declared)
            .map(method -> method.getAnnotation(Requires.class).value())
            .collect(Collectors.toSet());
    assertThat(Permission.values()).allSatisfy(permission -> assertThat(used).contains(permission));
  }

  @Test
  void thePageAboutRoutesIsTrue() {
    var rows =
        handlers().entrySet().stream()
            .filter(each -> declared(each.getValue()))
            .map(each ->
                "| `%s` | `%s` | `%s.%s` |"
                    .formatted(
                        each.getKey().replace("|", "\\|"),
                        each.getValue().getAnnotation(Requires.class).value(),
                        each.getValue().getDeclaringClass().getSimpleName(),
                        each.getValue().getName()))
            .collect(Collectors.joining("\n"));
    GeneratedPage.check(
        "routes.md",
        """
        # Routes

        Made from the code; `bin/docs` writes it anew. Each route names its permission; `permissions.md` says who has it.
        Signing in and out (`POST /sign-in`, `POST /sign-out`) is answered before routes are looked up.

        | route | permission | handler |
        | --- | --- | --- |
        """
            + rows
            + "\n");
  }

  @Test
  void thePageAboutPermissionsIsTrue() {
    var head =
        Arrays.stream(Role.values())
            .map(role -> role.code().replace('_', ' '))
            .collect(Collectors.joining(" | "));
    var rows =
        Arrays.stream(Permission.values())
            .map(permission ->
                "| `%s` | %s | %s |"
                    .formatted(
                        permission,
                        permission.reach().code(),
                        Arrays.stream(Role.values())
                            .map(role ->
                                permission.isPublic()
                                        || permission.roles().isEmpty()
                                        || permission.roles().contains(role)
                                    ? "x"
                                    : "")
                            .collect(Collectors.joining(" | "))))
            .collect(Collectors.joining("\n"));
    GeneratedPage.check(
        "permissions.md",
        """
        # Who may do what

        Made from `Permission`; `bin/docs` writes it anew. Reach says whose objects: *organisation*, the actor's own organisation
        is responsible for the object; *body*, an organisation of the actor's body is; *below*, one of that body or of any beneath it;
        *signed_in*, what the reader may see (`Visibility`); *everyone*, also without signing in.

        | permission | reach |\
        """
            + head
            + " |\n|"
            + " --- |".repeat(2 + Role.values().length)
            + "\n"
            + rows
            + "\n");
  }

  private Map<String, Method> handlers() {
    var handlers = new TreeMap<String, Method>();
    routes
        .getHandlerMethods()
        .forEach((info, handler) -> {
          for (var pattern : info.getPatternValues()) {
            var same = handlers.put(address(info, pattern), handler.getMethod());
            assertThat(same).as("two handlers for %s", address(info, pattern)).isNull();
          }
        });
    return handlers;
  }

  /// `GET /tasks/new?parent`: methods, pattern, and what the query must hold.
  private static String address(RequestMappingInfo info, String pattern) {
    var methods =
        info.getMethodsCondition().getMethods().stream()
            .map(Enum::name)
            .sorted()
            .collect(Collectors.joining(","));
    var query =
        info.getParamsCondition().getExpressions().stream()
            .map(Object::toString)
            .sorted()
            .collect(Collectors.joining("&", "?", ""));
    return methods + " " + pattern + (query.length() > 1 ? query : "");
  }

  private static boolean declared(Method method) {
    return method.isAnnotationPresent(Requires.class);
  }
}
