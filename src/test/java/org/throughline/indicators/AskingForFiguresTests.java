package org.throughline.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.indicators.Registry.done;
import static org.throughline.indicators.Registry.refused;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Outcome;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class AskingForFiguresTests {
  private static final List<String> BODIES =
      List.of("fengyue", "luoyan", "qingtan", "heyu", "duxi", "liuyin", "zhuyuan");

  private final DemoPeople people;
  private final Registry registry;
  private final DataRequests requests;
  private final RequestReading reading;
  private final Answers answers;
  private final Budgets budgets;
  private final Organisations organisations;
  private final JdbcClient sql;

  AskingForFiguresTests(
      DemoPeople people,
      Registry registry,
      DataRequests requests,
      RequestReading reading,
      Answers answers,
      Budgets budgets,
      Organisations organisations,
      JdbcClient sql) {
    this.people = people;
    this.registry = registry;
    this.requests = requests;
    this.reading = reading;
    this.answers = answers;
    this.budgets = budgets;
    this.organisations = organisations;
    this.sql = sql;
  }

  private record Place(long series, LocalDate period, long body) {}

  /// Random registries and requests against a model that knows nothing but sets: after each step
  /// exactly what is neither held, computed, declined nor asked already has been asked.
  @Test
  void aRequestNeverAsksForWhatIsHeldAndAsksForTheRestOnce() {
    var random = new Random(20260917);
    var province = people.as("yunling.secretary");
    done(budgets.set(people.as("yunling.administrator"), province.bodyId(), 100_000, 100_000));
    var own = registry.define(Aggregation.NONE, null);
    var counted = registry.define(Aggregation.SUM, OrganisationKind.COUNTY);
    var periods = List.of(Registry.PERIOD, Registry.PERIOD.next());
    var held = new HashSet<Place>();
    var asked = new HashMap<Place, Long>();
    var declined = new HashSet<Place>();
    var open = new ArrayList<DataRequest>();
    int given = 0;
    int refused = 0;
    for (int step = 0; step < 150; step++) {
      var body = people.as(BODIES.get(random.nextInt(BODIES.size())) + ".secretary");
      switch (random.nextInt(4)) {
        case 0 -> {
          var indicator = random.nextBoolean() ? own : counted;
          var period = periods.get(random.nextInt(2));
          var entered = registry.enter(body, indicator, period, "7." + random.nextInt(9), false);
          var may = indicator == own || county(body);
          assertThat(entered instanceof Entered.Refused).isEqualTo(!may);
          if (may) {
            var place = new Place(indicator.total().id(), period.first(), body.bodyId());
            held.add(place);
            asked.remove(place);
            declined.remove(place);
          }
        }
        case 1 -> {
          var named = new HashSet<Long>();
          for (var each : BODIES) {
            if (random.nextBoolean()) {
              named.add(people.as(each + ".secretary").bodyId());
            }
          }
          if (!named.isEmpty()) {
            var fields = new ArrayList<NewRequest.Field>();
            periods.forEach(period -> {
              fields.add(new NewRequest.Field(own.total().id(), period));
              fields.add(new NewRequest.Field(counted.total().id(), period));
            });
            var id = send(province, fields, named);
            int fresh = 0;
            int filled = 0;
            for (var target : named) {
              for (var field : fields) {
                var place = new Place(field.seriesId(), field.period().first(), target);
                var gives =
                    field.seriesId() == own.total().id()
                        || organisations.get(target).kind() == OrganisationKind.COUNTY;
                filled += held.contains(place) ? 1 : 0;
                if (gives
                    && !held.contains(place)
                    && !declined.contains(place)
                    && asked.putIfAbsent(place, id) == null) {
                  fresh++;
                }
              }
            }
            var request = requests.get(province, id);
            assertThat(request.cost().fields()).isEqualTo(fresh);
            assertThat(request.cost().filled()).isEqualTo(filled);
            open.add(request);
          }
        }
        case 2 -> {
          if (!open.isEmpty()) {
            var request = open.get(random.nextInt(open.size()));
            if (answers.own(body, request.id()).isPresent()) {
              for (var each : answers.open(body, request)) {
                var place =
                    new Place(
                        each.field().seriesId(), each.field().period().first(), body.bodyId());
                var no = random.nextBoolean() ? Declined.NOT_HELD : null;
                var row =
                    done(answers.answer(
                            body,
                            request.id(),
                            List.of(new Answers.Given(each.field(), "7", "so it is", no, "gone")),
                            false,
                            null))
                        .getFirst();
                assertThat(row).isInstanceOf(Entered.Saved.class);
                asked.remove(place);
                (no == null ? held : declined).add(place);
                given += no == null ? 1 : 0;
                refused += no == null ? 0 : 1;
              }
            }
          }
        }
        default -> {
          if (!open.isEmpty() && random.nextInt(3) == 0) {
            var request = open.remove(random.nextInt(open.size()));
            done(requests.cancel(province, request.id(), "no longer needed"));
            passToHeirs(request, open, asked);
          }
        }
      }
      assertThat(openAsks(own, counted)).isEqualTo(asked.keySet());
    }
    assertThat(given).isPositive();
    assertThat(refused).isPositive();
  }

  /// What a cancelled request asked stays asked only where another request under way wants it.
  private static void passToHeirs(
      DataRequest cancelled, List<DataRequest> open, Map<Place, Long> asked) {
    for (var place : List.copyOf(asked.keySet())) {
      if (asked.get(place) == cancelled.id()) {
        var heir =
            open.stream()
                .filter(each -> WANTED.getOrDefault(each.id(), Set.of()).contains(place.body()))
                .mapToLong(DataRequest::id)
                .min();
        if (heir.isPresent()) {
          asked.put(place, heir.getAsLong());
        } else {
          asked.remove(place);
        }
      }
    }
  }

  private static final Map<Long, Set<Long>> WANTED = new HashMap<>();

  private long send(Actor by, List<NewRequest.Field> fields, Set<Long> bodies) {
    var id = done(requests.draft(by, request(fields, new Addressees.Named(bodies))));
    WANTED.put(id, Set.copyOf(bodies));
    done(requests.send(by, id, null));
    return id;
  }

  private static NewRequest request(List<NewRequest.Field> fields, Addressees to) {
    return new NewRequest(
        "How much?", "To know.", LocalDate.now().plusDays(5), List.copyOf(fields), to);
  }

  private boolean county(Actor body) {
    return organisations.get(body.bodyId()).kind() == OrganisationKind.COUNTY;
  }

  private Set<Place> openAsks(Indicator... of) {
    var found = new HashSet<Place>();
    for (var each : of) {
      found.addAll(
          sql.sql(
                  "select series_id, period, organisation_id from indicators.ask where state = 'open' and series_id = ?")
              .param(each.total().id())
              .query((row, _) ->
                  new Place(row.getLong(1), row.getObject(2, LocalDate.class), row.getLong(3)))
              .list());
    }
    return found;
  }

  @Test
  void theDatabaseItselfRefusesToAskForAHeldFigure() {
    var indicator = registry.define(Aggregation.NONE, null);
    var county = people.as("heyu.secretary");
    registry.enter(county, indicator, Registry.PERIOD, "5", false);
    assertThatThrownBy(() ->
            sql.sql(
                    "insert into indicators.ask (series_id, period, organisation_id, request_id) values (?, ?, ?, 1)")
                .param(indicator.total().id())
                .param(Registry.PERIOD.first())
                .param(county.bodyId())
                .update())
        .hasMessageContaining("this figure is held");
  }

  /// Ten at once, each within the budget alone: together exactly as many go out as fit.
  @Test
  void requestsSentAtOnceCannotBothSlipUnderTheBudget() throws Exception {
    var city = people.as("luoyan.secretary");
    var superior = people.as("yunling.chair");
    done(budgets.set(superior, city.bodyId(), 5, 1000));
    var duxi = people.as("duxi.secretary").bodyId();
    var mailing = people.as("mailing.secretary").bodyId();
    var sending = new ArrayList<Callable<Outcome<Long>>>();
    for (int each = 0; each < 10; each++) {
      var indicator = registry.define(Aggregation.NONE, null);
      var id =
          done(
              requests.draft(
                  city,
                  request(
                      List.of(new NewRequest.Field(indicator.total().id(), Registry.PERIOD)),
                      new Addressees.Named(Set.of(duxi, mailing)))));
      sending.add(() -> requests.send(city, id, null));
    }
    int sent = 0;
    try (var threads = Executors.newFixedThreadPool(10)) {
      for (var future : threads.invokeAll(sending)) {
        sent += future.get() instanceof Outcome.Done<Long> ? 1 : 0;
      }
    }
    assertThat(sent).isEqualTo(2);
    assertThat(budgets.of(city.bodyId()).usedFields()).isEqualTo(4);
    assertThat(
            sql.sql(
                    "select coalesce(sum(asked_fields), 0) from indicators.request where organisation_id = ?")
                .param(city.bodyId())
                .query(Integer.class)
                .single())
        .isEqualTo(4);
  }

  @Test
  void beyondTheBudgetAReasonIsNeededAndTheSuperiorSeesIt() {
    var city = people.as("luoyan.secretary");
    var superior = people.as("yunling.chair");
    done(budgets.set(superior, city.bodyId(), 0, 0));
    var indicator = registry.define(Aggregation.NONE, null);
    var fields = List.of(new NewRequest.Field(indicator.total().id(), Registry.PERIOD));
    var duxi = people.as("duxi.secretary");
    var id =
        done(requests.draft(city, request(fields, new Addressees.Named(Set.of(duxi.bodyId())))));
    var preview = requests.preview(requests.get(city, id));
    assertThat(preview.over()).isTrue();
    assertThat(preview.cost().fields()).isEqualTo(1);
    assertThat(preview.cost().people()).isEqualTo(1);
    assertThat(preview.cost().minutes()).isEqualTo(10);
    assertThat(refused(requests.send(city, id, " "))).isEqualTo("indicators.refused.over_budget");
    assertThat(answers.own(duxi, id)).isPresent();
    assertThatThrownBy(() -> requests.get(duxi, id)).as("a draft is nobody else's").isNotNull();

    done(requests.send(city, id, "It cannot wait."));
    assertThat(reading.overruns(superior, 50)).extracting(DataRequest::id).contains(id);
    done(requests.seeOverrun(superior, id, "Understood."));
    assertThat(reading.overruns(superior, 50)).extracting(DataRequest::id).doesNotContain(id);
    done(budgets.set(superior, city.bodyId(), 500, 100));
  }

  @Test
  void whatOneAsksBothGet() {
    var province = people.as("yunling.secretary");
    var city = people.as("fengyue.secretary");
    var county = people.as("heyu.secretary");
    done(budgets.set(people.as("yunling.chair"), city.bodyId(), 500, 100));
    var indicator = registry.define(Aggregation.NONE, null);
    var field = new NewRequest.Field(indicator.total().id(), Registry.PERIOD);
    var first = send(province, List.of(field), Set.of(county.bodyId()));
    var second = send(city, List.of(field), Set.of(county.bodyId()));
    assertThat(requests.get(city, second).cost().joined()).isEqualTo(1);
    assertThat(requests.get(city, second).cost().fields()).isZero();
    done(
        answers.answer(
            county,
            second,
            List.of(new Answers.Given(field, "12.5", null, null, null)),
            false,
            null));
    for (var id : List.of(first, second)) {
      var cell =
          reading
              .cells(province, requests.get(province, id), List.of(county.bodyId()))
              .getFirst()
              .getFirst();
      assertThat(cell.state()).isEqualTo(CellState.ANSWERED);
      assertThat(cell.figure()).isNotNull();
    }
    assertThat(answers.open(county, requests.get(county, first))).isEmpty();
  }
}
