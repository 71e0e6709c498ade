package org.throughline.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Role;
import org.throughline.postgres.DatabaseSettings;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;
import org.throughline.support.Databases;

/// Two servers in processes of their own on one database carry letters and calls while things
/// happen; one after another is killed, at random and in the very moment between handing a letter
/// over and marking it. Everything that happened reaches everybody, nothing that was taken back
/// does, and whatever comes twice comes under the same id.
class DeliveringOnceTests {
  private static final int ROUNDS = 4;
  private static final int PEOPLE = 3;

  private final Random random = new Random(20261121);
  private final DatabaseSettings database = Databases.fresh();
  private final Map<String, Integer> calls = new HashMap<>();
  private final ConcurrentLinkedQueue<Process> running = new ConcurrentLinkedQueue<>();
  private final Queue<String> said = new ConcurrentLinkedQueue<>();
  private final Semaphore ready = new Semaphore(0);
  private int kills;

  @Test
  void everybodyHearsOnceWhoeverIsKilled() throws Exception {
    var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    var receiver = receiver();
    try (var context = LittleServer.start(properties(mail, 0, false))) {
      var sql = context.getBean(JdbcClient.class);
      var people = people(context);
      webhook(context, sql, receiver);
      var first = start(mail, 4);
      var second = start(mail, 0);
      assertThat(ready.tryAcquire(2, 2, TimeUnit.MINUTES)).as("both serve; %s", said).isTrue();
      var rang = new ArrayList<Long>();
      for (var round = 0; round < ROUNDS; round++) {
        for (var burst = 0; burst < 8; burst++) {
          ring(context, people, rang);
          Thread.sleep(random.nextInt(120));
        }
        if (round % 2 == 0) {
          kill(first);
          first = start(mail, round == 2 ? 3 : 0);
        } else {
          kill(second);
          second = start(mail, 0);
        }
      }
      quiet(sql);
      kill(first);
      kill(second);
      verify(sql, mail, people, rang);
    } finally {
      running.forEach(Process::destroyForcibly);
      mail.stop();
      receiver.stop(0);
    }
  }

  private void verify(JdbcClient sql, GreenMail mail, List<Long> people, List<Long> rang)
      throws Exception {
    var expected = rang.size() * people.size();
    assertThat(rang).hasSizeGreaterThan(20);
    assertThat(sql.sql("select count(*) from notifications.notice").query(Long.class).single())
        .as("in the product, exactly")
        .isEqualTo(expected);
    var letters = new HashMap<String, String>();
    var repeats = 0;
    for (var message : mail.getReceivedMessages()) {
      var what = message.getAllRecipients()[0] + " " + message.getSubject();
      var before = letters.put(message.getHeader("Message-ID")[0], what);
      if (before != null) {
        repeats++;
        assertThat(before).as("a repeat is the same letter").isEqualTo(what);
      }
    }
    assertThat(letters).as("one Message-ID for each person and event").hasSize(expected);
    var wanted = new HashSet<String>();
    for (var id : rang) {
      people.forEach(person -> wanted.add("p" + person + "@office.example bell.rang Bell " + id));
    }
    assertThat(new HashSet<>(letters.values())).isEqualTo(wanted);
    assertThat(repeats).as("a kill repeats one letter at most").isBetween(1, kills);
    assertThat(
            sql.sql("select count(*) from notifications.mail where state = 'sent'")
                .query(Long.class)
                .single())
        .isEqualTo(expected);
    synchronized (calls) {
      assertThat(calls.keySet()).as("one delivery id for each event").hasSize(rang.size());
      assertThat(calls.values().stream().mapToInt(each -> each - 1).sum()).isBetween(0, kills);
    }
  }

  /// Every seventh is taken back before it is acknowledged.
  private void ring(ConfigurableApplicationContext context, List<Long> people, List<Long> rang) {
    var id = 1_000L + random.nextInt(1_000_000);
    var back = random.nextInt(7) == 0;
    context
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(status -> {
          context.publishEvent(new LittleServer.Rang(new Ref(Kind.TASK, id), people));
          if (back) {
            status.setRollbackOnly();
          }
        });
    if (!back) {
      rang.add(id);
    }
  }

  private Process start(GreenMail mail, int diesAfter) throws IOException {
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "-cp",
                classes,
                LittleServer.class.getName()));
    properties(mail, diesAfter, true).forEach((name, value) -> command.add(name + "=" + value));
    // Nobody waits for it: a server may also be killed while it starts.
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    running.add(process);
    var out = process.getInputStream();
    Thread.ofVirtual()
        .start(() -> {
          var lines =
              new BufferedReader(new InputStreamReader(out, StandardCharsets.UTF_8)).lines();
          lines.forEach(line -> {
            said.add(line);
            if (line.equals("ready")) {
              ready.release();
            }
          });
        });
    return process;
  }

  /// As `kill -9` does.
  private void kill(Process process) throws InterruptedException {
    process.destroyForcibly().waitFor();
    kills++;
  }

  private static void quiet(JdbcClient sql) throws InterruptedException {
    var open =
        "select (select count(*) from notifications.mail where state <> 'sent')"
            + " + (select count(*) from notifications.delivery where state <> 'sent')";
    for (var tries = 0; tries < 600 && sql.sql(open).query(Long.class).single() > 0; tries++) {
      Thread.sleep(100);
      if (tries % 100 == 99) {
        // What was killed twice waits for minutes; how long is not what is asked here.
        for (var table : List.of("mail", "delivery")) {
          sql.sql(
                  "update notifications.%s set next_at = now() where state <> 'sent' and next_at > now()"
                      .formatted(table))
              .update();
        }
      }
    }
  }

  private Map<String, String> properties(GreenMail mail, int diesAfter, boolean scheduled) {
    return Map.ofEntries(
        Map.entry("spring.datasource.url", database.jdbcUrl()),
        Map.entry("spring.datasource.username", database.appUser()),
        Map.entry("spring.datasource.password", database.appPassword()),
        Map.entry("spring.flyway.enabled", "false"),
        Map.entry("spring.datasource.hikari.maximum-pool-size", "4"),
        Map.entry("throughline.mail.from", "line@body.example"),
        Map.entry("throughline.webhooks.inside", "127.0.0.1/32"),
        Map.entry("throughline.scheduler", String.valueOf(scheduled)),
        Map.entry("dies.after", String.valueOf(diesAfter)),
        Map.entry("spring.mail.host", "127.0.0.1"),
        Map.entry("throughline.scheduler.poll", "PT0.5S"),
        Map.entry("throughline.scheduler.sign", "PT0.5S"),
        Map.entry("logging.level.root", "warn"),
        Map.entry("spring.mail.port", String.valueOf(mail.getSmtp().getPort())));
  }

  private static List<Long> people(ConfigurableApplicationContext context) {
    var body =
        context
            .getBean(Organisations.class)
            .create(null, OrganisationKind.CITY, "Bell City", "钟城市", Who.SYSTEM);
    var posts = context.getBean(Posts.class);
    var people = new ArrayList<Long>();
    for (var i = 0; i < PEOPLE; i++) {
      var person =
          context.getBean(People.class).create(body.id(), "Ringer " + i, null, Who.SYSTEM).id();
      var post = posts.create(body.id(), "Ringer", null, false, Set.of(Role.OFFICIAL), Who.SYSTEM);
      posts.take(post.id(), person, LocalDate.of(2026, 1, 1), Who.SYSTEM);
      context
          .getBean(Preferences.class)
          .known(person, "p" + person + "@office.example", Language.ENGLISH);
      people.add(person);
    }
    return people;
  }

  private static void webhook(
      ConfigurableApplicationContext context, JdbcClient sql, HttpServer receiver) {
    sql.sql(
            "insert into notifications.webhook (organisation_id, url, secret, topics, made_at)"
                + " select id, :url, repeat('s', 32), array['bell'], now() from organisations.organisation")
        .param("url", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/bell")
        .update();
  }

  private HttpServer receiver() throws IOException {
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/bell",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          synchronized (calls) {
            calls.merge(
                exchange.getRequestHeaders().getFirst("Throughline-Delivery"), 1, Integer::sum);
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
