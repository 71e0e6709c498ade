package org.throughline.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.organisations.Role;
import org.throughline.shared.Kind;
import org.throughline.support.Browser;
import org.throughline.support.ProductTest;

/// Every route with a record's id in its address, tried by somebody who holds the permission in
/// their own tree on a record of another tree: 404, in the same words as for what does not exist,
/// and nothing changes.
@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoTenantsTests {
  /// What `{id}` is, by the first part of the address. A new kind of address has to be entered
  /// here.
  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("directives", Kind.DIRECTIVE),
          Map.entry("clauses", Kind.CLAUSE),
          Map.entry("receipts", Kind.RECEIPT),
          Map.entry("meetings", Kind.MEETING),
          Map.entry("items", Kind.AGENDA_ITEM),
          Map.entry("waiting-items", Kind.WAITING_ITEM),
          Map.entry("topics", Kind.TOPIC),
          Map.entry("series", Kind.SERIES),
          Map.entry("papers", Kind.PAPER),
          Map.entry("invitations", Kind.INVITATION),
          Map.entry("rooms", Kind.ORGANISATION),
          Map.entry("my-calendars", Kind.PERSON),
          Map.entry("decisions", Kind.DECISION),
          Map.entry("decision-clauses", Kind.DECISION_CLAUSE),
          Map.entry("minutes", Kind.MINUTES),
          Map.entry("indicators", Kind.INDICATOR),
          Map.entry("data-requests", Kind.DATA_REQUEST),
          Map.entry("figures", Kind.FIGURE),
          Map.entry("tasks", Kind.TASK),
          Map.entry("programmes", Kind.PROGRAMME),
          Map.entry("recurrences", Kind.RECURRENCE),
          Map.entry("samples", Kind.SAMPLE),
          Map.entry("handovers", Kind.HANDOVER),
          Map.entry("evidence", Kind.EVIDENCE),
          Map.entry("reports", Kind.REPORT),
          Map.entry("readings", Kind.READING),
          Map.entry("editions", Kind.EDITION),
          Map.entry("organisations", Kind.ORGANISATION),
          Map.entry("calendars", Kind.ORGANISATION),
          Map.entry("imports", Kind.IMPORT),
          Map.entry("views", Kind.VIEW),
          Map.entry("posts", Kind.POST),
          Map.entry("people", Kind.PERSON));

  /// Addresses without a record of somebody's in them.
  private static final Pattern NOBODYS =
      Pattern.compile("/(language|theme|records|feeds|assets|exports|\\{tag:.*)/.*|/\\{tag.*");

  private static final Map<Role, String> LOGINS =
      new EnumMap<>(
          Map.of(
              Role.SECRETARY, "yunling.secretary",
              Role.CHAIR, "yunling.chair",
              Role.MEMBER, "yunling.member",
              Role.UNIT_HEAD, "yunling.water.head",
              Role.OFFICIAL, "yunling.water.official",
              Role.SUPERVISOR, "yunling.supervisor",
              Role.EDITOR, "yunling.editor",
              Role.TRANSLATOR, "yunling.translator",
              Role.ADMINISTRATOR, "yunling.administrator"));

  private final RequestMappingHandlerMapping routes;
  private final ForeignTree foreign;
  private final JdbcClient sql;
  private final int port;
  private final Map<Role, Browser> browsers = new EnumMap<>(Role.class);
  private final Map<Role, String> tokens = new EnumMap<>(Role.class);
  private Map<Kind, Long> ids = Map.of();

  TwoTenantsTests(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes,
      ForeignTree foreign,
      JdbcClient sql,
      @LocalServerPort int port) {
    this.routes = routes;
    this.foreign = foreign;
    this.sql = sql;
    this.port = port;
  }

  @BeforeAll
  void plant() {
    ids = foreign.plant();
    LOGINS.forEach((role, login) -> {
      var browser = new Browser(port).in("en").signedInAs(login);
      browsers.put(role, browser);
      tokens.put(role, browser.get("/desk").page().select("input[name=_csrf]").attr("value"));
    });
  }

  @Test
  void everyRouteHidesAnotherTreesRecords() {
    var faults = new ArrayList<String>();
    var tried = 0;
    var before = trail();
    for (var route : routes.getHandlerMethods().entrySet()) {
      for (var pattern : route.getKey().getPatternValues()) {
        if (pattern.contains("{") && !NOBODYS.matcher(pattern).matches()) {
          for (var path : filled(pattern)) {
            tried++;
            var status = attempt(route.getKey(), route.getValue(), path);
            if (status != 404) {
              faults.add(route.getKey() + " as " + path + " answers " + status);
            }
          }
        }
      }
    }
    assertThat(faults).isEmpty();
    assertThat(tried).isGreaterThan(50);
    assertThat(trail()).as("nothing happened").isEqualTo(before);
  }

  /// The rule is aimed at something: the same attempt on a record of one's own is not 404.
  @Test
  void onesOwnRecordsAreThere() {
    assertThat(browser(Role.SECRETARY).get("/directives/1").status()).isEqualTo(200);
    assertThat(browser(Role.SECRETARY).get("/line/directive/1").status()).isEqualTo(200);
  }

  @Test
  void listsAndDesksShowNothingOfAnotherTree() {
    for (var role : Role.values()) {
      for (var path :
          List.of(
              "/desk",
              "/directives",
              "/meetings",
              "/waiting-items",
              "/topics",
              "/series",
              "/tasks",
              "/indicators",
              "/data-requests",
              "/editions",
              "/readings",
              "/organisations")) {
        assertThat(browser(role).get(path).body())
            .as(path + " as " + role)
            .doesNotContain("Elsewhere");
      }
    }
  }

  private int attempt(RequestMappingInfo info, HandlerMethod handler, String path) {
    var required = handler.getMethodAnnotation(Requires.class);
    if (required == null) {
      throw new AssertionError(path + " declares no policy");
    }
    var role = roleFor(required.value());
    var get =
        info.getMethodsCondition().getMethods().stream()
            .anyMatch(method -> method.name().equals("GET"));
    if (get) {
      return browser(role).get(path).status();
    }
    var fields = fields(handler);
    fields.put("_csrf", tokens.get(role));
    var multipart =
        info.getConsumesCondition()
                .getConsumableMediaTypes()
                .contains(MediaType.MULTIPART_FORM_DATA)
            || Arrays.stream(handler.getMethod().getParameters())
                .anyMatch(each -> each.toString().contains("Multipart"));
    return multipart
        ? browser(role).postMultipart(path, fields, Map.of()).status()
        : browser(role).post(path, fields).status();
  }

  private static Role roleFor(Permission permission) {
    return permission.roles().isEmpty()
        ? Role.SECRETARY
        : permission.roles().stream().sorted().findFirst().orElseThrow();
  }

  private Browser browser(Role role) {
    var browser = browsers.get(role);
    if (browser == null) {
      throw new AssertionError(role);
    }
    return browser;
  }

  /// The address with the foreign record's id; for the line, one for each kind.
  private List<String> filled(String pattern) {
    if (pattern.contains("{kind}")) {
      return ids.entrySet().stream()
          .map(each ->
              pattern
                  .replace("{kind}", each.getKey().code())
                  .replace("{id}", each.getValue().toString()))
          .toList();
    }
    var kind =
        Optional.ofNullable(KINDS.get(pattern.split("/")[1]))
            .orElseThrow(() -> new AssertionError("say in KINDS what {id} is in " + pattern));
    var filled =
        pattern
            .replaceFirst("\\{[^}]*}", id(kind))
            .replaceAll("\\{item}", id(Kind.AGENDA_ITEM))
            .replaceAll("\\{waiting}", id(Kind.WAITING_ITEM))
            .replaceAll("\\{organisation(Id)?}", id(Kind.ORGANISATION))
            .replaceAll("\\{[^}]*}", "1");
    return List.of(filled);
  }

  private String id(Kind kind) {
    return Optional.ofNullable(ids.get(kind))
        .orElseThrow(() -> new AssertionError("no foreign " + kind))
        .toString();
  }

  /// Something plausible for every field the handler knows, so that it is the record that is
  /// refused.
  private Map<String, String> fields(HandlerMethod handler) {
    var fields = new LinkedHashMap<String, String>();
    for (Parameter parameter : handler.getMethod().getParameters()) {
      var asked = parameter.getAnnotation(RequestParam.class);
      if (asked != null) {
        fields.put(
            asked.name().isEmpty()
                ? (asked.value().isEmpty() ? parameter.getName() : asked.value())
                : asked.name(),
            value(parameter.getType()));
      } else if (parameter.isAnnotationPresent(ModelAttribute.class)
          && parameter.getType().isRecord()) {
        for (RecordComponent component : parameter.getType().getRecordComponents()) {
          fields.put(component.getName(), value(component.getType()));
        }
      }
    }
    return fields;
  }

  private String value(Class<?> type) {
    return type == String.class ? "1" : type == boolean.class ? "true" : "1";
  }

  private long trail() {
    return sql.sql("select count(*) from audit.entry").query(Long.class).single();
  }
}
