package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.tasks.TaskOffice.done;
import static org.throughline.tasks.TaskOffice.refusal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.indicators.Aggregation;
import org.throughline.indicators.Entered;
import org.throughline.indicators.Figure;
import org.throughline.indicators.FigureSource;
import org.throughline.indicators.Figures;
import org.throughline.indicators.Frequency;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.IndicatorKind;
import org.throughline.indicators.Indicators;
import org.throughline.indicators.NewFigure;
import org.throughline.indicators.NewIndicator;
import org.throughline.indicators.Period;
import org.throughline.organisations.Actor;
import org.throughline.shared.Forbidden;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// A report on a task shows what is held, asks for what is missing, and reports it once.
@ProductTest
class ReportingFiguresOnATaskTests {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final int port;
  private final DemoPeople people;
  private final TaskOffice office;
  private final Reports reports;
  private final Splitting splitting;
  private final TaskMeasures measures;
  private final TaskFigures taskFigures;
  private final Indicators indicators;
  private final Figures figures;
  private final Clock clock;

  ReportingFiguresOnATaskTests(
      @LocalServerPort int port,
      DemoPeople people,
      TaskOffice office,
      Reports reports,
      Splitting splitting,
      TaskMeasures measures,
      TaskFigures taskFigures,
      Indicators indicators,
      Figures figures,
      Clock clock) {
    this.port = port;
    this.people = people;
    this.office = office;
    this.reports = reports;
    this.splitting = splitting;
    this.measures = measures;
    this.taskFigures = taskFigures;
    this.indicators = indicators;
    this.figures = figures;
    this.clock = clock;
  }

  private Actor official() {
    return people.as("fengyue.water.official");
  }

  private Indicator indicator() {
    var keeper = people.as("yunling.secretary");
    int number = NUMBER.incrementAndGet();
    var id =
        done(
            indicators.define(
                keeper,
                new NewIndicator(
                    "TASK-" + number,
                    "Dykes raised " + number,
                    "加高堤防" + number,
                    IndicatorKind.AMOUNT,
                    Frequency.MONTH,
                    Aggregation.NONE,
                    null,
                    null,
                    10,
                    null,
                    null,
                    LocalDate.of(2024, 1, 1),
                    new Indicator.Definition(
                        1, "As said.", null, "km", "公里", 1, null, null, null, null),
                    List.of())));
    return indicators.get(keeper, id);
  }

  private Period now() {
    return Period.of(Frequency.MONTH, LocalDate.now(clock));
  }

  private long measuredBy(Indicator... all) {
    var id = office.accepted();
    var ids = List.of(all).stream().map(Indicator::id).toList();
    done(measures.set(people.as("fengyue.secretary"), id, ids));
    return id;
  }

  private Entered enter(Indicator of, String value) {
    return figures
        .enter(
            official(),
            List.of(
                new NewFigure(
                    of.total().id(), official().bodyId(), now().code(), value, null, false)),
            FigureSource.FORM,
            null)
        .getFirst();
  }

  private List<Figure> held(Indicator of) {
    return figures.held(
        official(), List.of(of.total().id()), List.of(now().first()), List.of(official().bodyId()));
  }

  private NewReport saying(Indicator of, String value) {
    return new NewReport(Progress.BEHIND, "As it stands.", null, List.of())
        .with(List.of(new GivenFigure(of.total().id(), now().code(), value, "")));
  }

  @Test
  void whatIsHeldIsTiedAndWhatIsMissingIsReportedOnce() {
    var length = indicator();
    var stations = indicator();
    var id = measuredBy(length, stations);
    enter(length, "4.5");
    assertThat(taskFigures.due(official(), office.get(id)))
        .extracting(due -> due.indicator().id(), TaskFigures.Due::missing)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(length.id(), false),
            org.assertj.core.groups.Tuple.tuple(stations.id(), true));
    done(reports.report(official(), id, saying(stations, "12")));
    var report = reports.of(id).getFirst();
    assertThat(held(stations))
        .singleElement()
        .satisfies(figure -> {
          assertThat(figure.value()).isEqualByComparingTo("12");
          assertThat(figure.source()).isEqualTo(FigureSource.REPORT);
          assertThat(figure.sourceId()).isEqualTo(report.id());
        });
    assertThat(taskFigures.of(official(), List.of(report.id())).get(report.id()))
        .extracting(tied -> tied.indicator().id(), TaskFigures.Tied::entered)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(length.id(), false),
            org.assertj.core.groups.Tuple.tuple(stations.id(), true));
    done(reports.report(official(), id, new NewReport(Progress.BEHIND, "More.", null, List.of())));
    assertThat(held(stations)).hasSize(1);
  }

  @Test
  void whatSomebodyReportedMeanwhileIsNotWrittenOver() {
    var length = indicator();
    var id = measuredBy(length);
    enter(length, "4.5");
    assertThat(refusal(reports.report(official(), id, saying(length, "9"))))
        .isEqualTo("tasks.refused.figure_held");
    assertThat(reports.of(id)).isEmpty();
    assertThat(held(length).getFirst().value()).isEqualByComparingTo("4.5");
  }

  @Test
  void aFigureThatTheTaskDoesNotNameIsNotTaken() {
    var id = measuredBy(indicator());
    assertThat(refusal(reports.report(official(), id, saying(indicator(), "9"))))
        .isEqualTo("tasks.refused.figure_not_asked");
  }

  @Test
  void aReportSaysWhatTheFigureWasWhenItWasMade() {
    var length = indicator();
    var id = measuredBy(length);
    done(reports.report(official(), id, saying(length, "4.5")));
    assertThat(enter(length, "5")).isInstanceOf(Entered.Saved.class);
    var report = reports.of(id).getFirst().id();
    assertThat(taskFigures.of(official(), List.of(report)).get(report))
        .singleElement()
        .satisfies(tied -> {
          assertThat(tied.said().value()).isEqualByComparingTo("4.5");
          assertThat(tied.figure().value()).isEqualByComparingTo("5");
          assertThat(tied.changed()).isTrue();
        });
  }

  @Test
  void theIssuerAndTheSupervisorSayWhatItIsMeasuredByAndNobodyElse() {
    var id = office.accepted();
    var length = indicator();
    assertThatThrownBy(() -> measures.set(official(), id, List.of(length.id())))
        .isInstanceOf(Forbidden.class);
    done(measures.set(people.as("fengyue.supervisor"), id, List.of(length.id())));
    assertThat(measures.ids(id)).containsExactly(length.id());
    assertThat(refusal(measures.set(people.as("fengyue.secretary"), id, List.of(999_999_999L))))
        .isEqualTo("tasks.refused.choice_unknown");
  }

  @Test
  void partsOfASplitTaskAreMeasuredAsItWas() {
    var length = indicator();
    var id = measuredBy(length);
    var head = people.as("fengyue.water.head");
    done(
        splitting.split(
            people.as("fengyue.secretary"),
            id,
            List.of(
                new Splitting.Part("North", head.organisationId(), office.in(5)),
                new Splitting.Part("South", head.organisationId(), office.in(6))),
            "Two banks, two works."));
    assertThat(office.parts(people.as("fengyue.secretary"), id))
        .hasSize(2)
        .allSatisfy(part -> assertThat(measures.ids(part.id())).containsExactly(length.id()));
  }

  @Test
  void aWrongFigureComesBackWithWhatIsWrongWithItAndNothingIsSent() {
    var length = indicator();
    var id = measuredBy(length);
    var author = new Browser(port).in("en").signedInAs("fengyue.water.official");
    var page = author.get("/tasks/" + id);
    var key = length.total().id() + "." + now().code();
    assertThat(page.page().select("input[name='v." + key + "']")).hasSize(1);
    var fields = hidden(page);
    fields.put("progress", "behind");
    fields.put("text", "The north bank settled by a hand's breadth near the willow.");
    fields.put("v." + key, "many");
    var back = author.postMultipart("/tasks/" + id + "/reports", fields, Map.of());
    assertThat(back.status()).isEqualTo(422);
    assertThat(back.page().select("#report .field__error").text()).contains("number");
    assertThat(back.page().select("input[name='v." + key + "']").val()).isEqualTo("many");
    assertThat(back.page().select("#text-report").text()).contains("willow");
    assertThat(reports.of(id)).isEmpty();
    fields = hidden(back);
    fields.put("progress", "behind");
    fields.put("text", "The north bank settled by a hand's breadth near the willow.");
    fields.put("v." + key, "3.5");
    var sent = author.postMultipart("/tasks/" + id + "/reports", fields, Map.of());
    assertThat(sent.address().getPath()).isEqualTo("/tasks/" + id);
    assertThat(sent.page().select("#reports ~ * dl.definition").text())
        .contains("3.5 km", "entered with this report");
  }

  @Test
  void aTaskIsIssuedWithTheFiguresChosenForIt() {
    var length = indicator();
    var secretary = new Browser(port).in("zh-Hans").signedInAs("fengyue.secretary");
    var id = office.issued();
    var form = secretary.get("/tasks/" + id + "/measures");
    assertThat(form.page().select("label[for=measure-" + length.id() + "]").text())
        .contains("加高堤防", "月报");
    secretary.submit(
        form, "/tasks/" + id + "/measures", Map.of("measures", String.valueOf(length.id())));
    assertThat(measures.ids(id)).isEqualTo(Set.of(length.id()));
    assertThat(secretary.get("/tasks/" + id).page().select("#figures + *").text()).contains("尚未填报");
  }

  static Map<String, String> hidden(Browser.Answer page) {
    var fields = new LinkedHashMap<String, String>();
    page.page()
        .select("form[action$=/reports] input[type=hidden]")
        .forEach(field -> fields.put(field.attr("name"), field.attr("value")));
    return fields;
  }
}
