package org.throughline.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.organisations.Actor;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Role;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;
import org.throughline.support.Databases;

/// Letters, digests and signed calls, against a real mail server and a real receiver.
class WritingLettersTests {
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final ConfigurableApplicationContext context;
  private final Actor administrator;
  private final long person;

  WritingLettersTests() {
    mail.start();
    var database = Databases.fresh();
    context =
        LittleServer.start(
            Map.ofEntries(
                Map.entry("spring.datasource.url", database.jdbcUrl()),
                Map.entry("spring.datasource.username", database.appUser()),
                Map.entry("spring.datasource.password", database.appPassword()),
                Map.entry("spring.flyway.enabled", "false"),
                Map.entry("spring.mail.host", "127.0.0.1"),
                Map.entry("spring.mail.port", String.valueOf(mail.getSmtp().getPort())),
                Map.entry("throughline.mail.from", "line@body.example"),
                Map.entry("throughline.address", "https://line.body.example/"),
                Map.entry("throughline.webhooks.inside", "127.0.0.1"),
                Map.entry("throughline.scheduler", "false")));
    var body =
        bean(Organisations.class)
            .create(null, OrganisationKind.CITY, "Bell City", "钟城市", Who.SYSTEM);
    person = bean(People.class).create(body.id(), "Keeper", null, Who.SYSTEM).id();
    var post =
        bean(Posts.class)
            .create(body.id(), "Keeper", null, true, Set.of(Role.ADMINISTRATOR), Who.SYSTEM);
    bean(Posts.class).take(post.id(), person, LocalDate.of(2026, 1, 1), Who.SYSTEM);
    administrator = bean(Posts.class).actor(person, post.id()).orElseThrow();
  }

  @AfterEach
  void end() {
    context.close();
    mail.stop();
  }

  @Test
  void anAddressIsConfirmedBeforeAnythingElseGoesThere() throws Exception {
    var preferences = bean(Preferences.class);
    for (var bad :
        List.of("nobody", "a@b\r\nBcc: c@d.example", "a b@c.example", "<a@b.example>", "a@b,c@d")) {
      assertThat(preferences.letters(person, bad, Language.ENGLISH))
          .as(bad)
          .isInstanceOf(Outcome.Refused.class);
    }
    preferences.letters(person, "keeper@office.example", Language.ENGLISH);
    ring(1);
    drain();
    assertThat(mail.getReceivedMessages()).as("the one that asks").hasSize(1);
    var asked = text(mail.getReceivedMessages()[0]);
    var token = asked.replaceAll("(?s).*confirmation\\?token=([0-9a-f]{40}).*", "$1");
    assertThat(preferences.confirm(person + 1, token)).as("not another's").isFalse();
    assertThat(preferences.confirm(person, token)).isTrue();
    ring(2);
    drain();
    assertThat(mail.getReceivedMessages()).hasSize(2);
    var letter = mail.getReceivedMessages()[1];
    assertThat(letter.getSubject()).isEqualTo("bell.rang Bell 2");
    assertThat(letter.getHeader("List-Unsubscribe"))
        .containsExactly("<https://line.body.example/notices/preferences>");
    assertThat(text(letter)).contains("https://line.body.example/notices/opening?event=");
    preferences.letters(person, "", Language.ENGLISH);
    ring(3);
    drain();
    assertThat(mail.getReceivedMessages()).hasSize(2);
  }

  @Test
  void aTitleBeginsNoHeader() throws Exception {
    assertThat(Letters.header("Due\r\nBcc: all@body.example\u2028x"))
        .doesNotContain("\r", "\n", "\u2028");
    known();
    context
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(_ ->
            bean(Telling.class)
                .hear(new LittleServer.Rang(new Ref(Kind.TASK, 7), List.of(person))));
    bean(JdbcClient.class)
        .sql(
            "update notifications.event set title = 'Fine' || chr(13) || chr(10) || 'Bcc: x@y.example <b>'")
        .update();
    drain();
    var letter = mail.getReceivedMessages()[0];
    assertThat(letter.getHeader("Bcc")).isNull();
    assertThat(letter.getAllRecipients()).hasSize(1);
    assertThat(text(letter)).contains("&lt;b&gt;");
  }

  @Test
  void aDigestTellsOnceWhatIsStillUnread() throws Exception {
    known();
    var digests = bean(Digests.class);
    bean(Preferences.class).choose(person, Map.of(LittleServer.BELL, Way.DAILY));
    digests.set(
        administrator,
        administrator.bodyId(),
        new Digests.Hour(8, DayOfWeek.MONDAY, ZoneId.of("Asia/Shanghai")));
    ring(11);
    ring(12);
    ring(13);
    drain();
    assertThat(mail.getReceivedMessages()).as("nothing at once").isEmpty();
    var read = bean(Notices.class).page(administrator, true, null, Language.ENGLISH).getFirst();
    bean(Notices.class).read(administrator, List.of(read.eventId()));
    assertThat(digests.gather(Instant.now().minus(Duration.ofDays(2))))
        .as("before its hour")
        .isZero();
    var later = Instant.now().plus(Duration.ofDays(1));
    assertThat(digests.gather(later)).isEqualTo(1);
    assertThat(digests.gather(later)).as("once").isZero();
    drain();
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThat(text(mail.getReceivedMessages()[0]))
        .contains("Bell 11", "Bell 12")
        .doesNotContain("Bell 13");
    var eight = new Digests.Hour(8, DayOfWeek.MONDAY, ZoneId.of("Asia/Shanghai"));
    var now = Instant.parse("2026-11-18T23:30:00Z");
    assertThat(eight.latest(Way.DAILY, now, ZoneId.of("UTC"))).isEqualTo("2026-11-18T00:00:00Z");
    assertThat(eight.latest(Way.WEEKLY, now, ZoneId.of("UTC"))).isEqualTo("2026-11-16T00:00:00Z");
  }

  @Test
  void aProgramChecksTheSignatureAndSeesNoText() throws Exception {
    record Call(Map<String, String> headers, byte[] body) {}
    var calls = Collections.synchronizedList(new ArrayList<Call>());
    var statuses = new ArrayList<>(List.of(500, 302, 204, 204));
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          calls.add(
              new Call(
                  Map.of(
                      "id", headers.getFirst("Throughline-Delivery"),
                      "at", headers.getFirst("Throughline-Timestamp"),
                      "signature", headers.getFirst("Throughline-Signature")),
                  exchange.getRequestBody().readAllBytes()));
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.sendResponseHeaders(statuses.removeFirst(), -1);
          exchange.close();
        });
    server.start();
    try {
      var webhooks = bean(Webhooks.class);
      var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/bell?x=1";
      webhooks.add(administrator, administrator.bodyId(), url, List.of("bell"));
      ring(21);
      for (var attempt = 0; attempt < 3; attempt++) {
        drain();
        bean(JdbcClient.class)
            .sql("update notifications.delivery set next_at = now() - interval '1 second'")
            .update();
      }
      assertThat(calls).as("refused, sent elsewhere, taken").hasSize(3);
      assertThat(calls.stream().map(each -> each.headers().get("id")).distinct()).hasSize(1);
      var hook = webhooks.of(administrator, administrator.bodyId()).getFirst();
      for (var call : calls) {
        assertThat(call.headers().get("signature"))
            .isEqualTo(
                "sha256="
                    + Calling.signature(hook.secret(), call.headers().get("at"), call.body()));
        assertThat(new String(call.body(), StandardCharsets.UTF_8))
            .contains("\"about\":\"task/21\"", "https://line.body.example/tasks/21")
            .doesNotContain("Bell 21");
      }
      assertThat(hook.sent()).isEqualTo(1);
      assertThat(hook.failingSince()).isNull();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aProgramThatKeepsFailingIsNoLongerCalledAndItsKeepersHearOfIt() throws IOException {
    var webhooks = bean(Webhooks.class);
    var body = administrator.bodyId();
    for (var bad :
        List.of(
            "ftp://a.example/",
            "https://u:p@a.example/",
            "https://a.example/#x",
            "https://",
            "x")) {
      assertThat(webhooks.add(administrator, body, bad, List.of("bell")))
          .as(bad)
          .isInstanceOf(Outcome.Refused.class);
    }
    webhooks.add(administrator, body, "https://169.254.169.254/latest", List.of("bell"));
    ring(31);
    drain();
    assertThat(webhooks.of(administrator, body).getFirst().failingSince()).isNotNull();
    bean(JdbcClient.class)
        .sql("update notifications.webhook set failing_since = now() - interval '4 days'")
        .update();
    bean(JdbcClient.class)
        .sql("update notifications.delivery set next_at = now() - interval '1 second'")
        .update();
    drain();
    var hook = webhooks.of(administrator, body).getFirst();
    assertThat(hook.disabledAt()).isNotNull();
    assertThat(hook.answered()).as("nothing of what is inside").isNull();
    assertThat(bean(Notices.class).page(administrator, true, null, Language.ENGLISH))
        .anyMatch(each -> each.said().equals("notifications.notice.webhook_disabled"));
  }

  @Test
  void onlyPublicAddressesAreCalled() {
    var egress = new Egress("10.1.2.0/24", "");
    for (var inside :
        List.of(
            "https://127.0.0.1/",
            "https://127.1/",
            "https://localhost/",
            "https://[::1]/",
            "https://0.0.0.0/",
            "https://10.0.0.1/",
            "https://172.16.0.1/",
            "https://192.168.1.1/",
            "https://169.254.169.254/",
            "https://100.64.0.1/",
            "https://[fe80::1]/",
            "https://[fc00::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[64:ff9b::7f00:1]/",
            "https://[2002:7f00:1::]/",
            "https://[::127.0.0.1]/",
            "https://224.0.0.1/",
            "https://255.255.255.255/",
            "https://[ff02::1]/",
            "https://2130706433/",
            "https://0x7f000001/",
            "https://no-such-name.invalid/",
            "http://10.1.3.1/",
            "http://93.184.216.34/",
            "file:///etc/passwd",
            "https://10.1.2.3@127.0.0.1/")) {
      assertThat(egress.resolve(inside)).as(inside).isEmpty();
    }
    assertThat(egress.resolve("https://93.184.216.34/hook")).isPresent();
    assertThat(egress.resolve("https://[2606:2800:220:1::1]:8443/")).isPresent();
    assertThat(egress.resolve("http://10.1.2.3:8080/")).as("named by the operator").isPresent();
    var listed = new Egress("", "hooks.body.example");
    assertThat(listed.resolve("https://93.184.216.34/")).as("not on the list").isEmpty();
  }

  private void known() {
    bean(Preferences.class).known(person, "keeper@office.example", Language.ENGLISH);
  }

  private void ring(long id) {
    Happened event = new LittleServer.Rang(new Ref(Kind.TASK, id), List.of(person));
    bean(TransactionTemplate.class).executeWithoutResult(_ -> context.publishEvent(event));
  }

  private void drain() {
    bean(Delivering.class).drain();
  }

  private <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  private static String text(MimeMessage message) throws Exception {
    var whole = new StringBuilder();
    parts(message, whole);
    return whole.toString();
  }

  private static void parts(jakarta.mail.Part part, StringBuilder whole) throws Exception {
    if (part.getContent() instanceof jakarta.mail.Multipart many) {
      for (var i = 0; i < many.getCount(); i++) {
        parts(many.getBodyPart(i), whole);
      }
    } else {
      whole.append(part.getContent()).append('\n');
    }
  }
}
