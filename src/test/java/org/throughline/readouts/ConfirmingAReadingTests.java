package org.throughline.readouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.desks.DeskSource;
import org.throughline.directives.DirectiveKind;
import org.throughline.directives.Directives;
import org.throughline.directives.NewDirective;
import org.throughline.lines.Edge;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.shared.Access;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;
import throughline.db.directives.Tables;

@ProductTest
class ConfirmingAReadingTests {
  private static final List<Choices.Choice> NOTHING = List.of();

  private final int port;
  private final Readings readings;
  private final ReadingDecisions decisions;
  private final ReadingRecords records;
  private final Directives directives;
  private final Organisations organisations;
  private final People people;
  private final DemoPeople demo;
  private final List<DeskSource> desks;
  private final ReadingLines lines;
  private final DSLContext sql;
  private final Actor secretary;

  ConfirmingAReadingTests(
      @LocalServerPort int port,
      Readings readings,
      ReadingDecisions decisions,
      ReadingRecords records,
      Directives directives,
      Organisations organisations,
      People people,
      DemoPeople demo,
      List<DeskSource> desks,
      ReadingLines lines,
      DSLContext sql) {
    this.port = port;
    this.readings = readings;
    this.decisions = decisions;
    this.records = records;
    this.directives = directives;
    this.organisations = organisations;
    this.people = people;
    this.demo = demo;
    this.desks = desks;
    this.lines = lines;
    this.sql = sql;
    this.secretary = demo.as("fengyue.secretary");
  }

  @Test
  void aConfirmedReadingBecomesAMeetingAndDirectivesWithClauses() {
    var text = FictionalReadouts.english(chair(Language.ENGLISH));
    var id = take(text);
    confirmAll(id);
    var reading = readings.get(secretary, id);
    assertThat(reading.state()).isEqualTo(ReadingState.CONFIRMED);
    assertThat(
            sql.fetchCount(
                throughline.db.meetings.Tables.MEETING,
                throughline.db.meetings.Tables.MEETING.ID.eq(reading.meetingId())))
        .isEqualTo(1);
    var whole = directives.get(secretary, reading.directiveId());
    assertThat(whole.kind()).isEqualTo(DirectiveKind.OWN_DECISION);
    assertThat(whole.body()).isEqualTo(text);
    var clauses = directives.clauses(whole.id());
    var required =
        readings.values(id).stream()
            .filter(each -> each.field() == ValueField.REQUIREMENT)
            .toList();
    assertThat(clauses).hasSameSizeAs(required).isNotEmpty();
    for (int i = 0; i < clauses.size(); i++) {
      assertThat(text.substring(clauses.get(i).begin(), clauses.get(i).end()))
          .isEqualTo(required.get(i).span().in(text));
      assertThat(required.get(i).ref()).isEqualTo(new Ref(Kind.CLAUSE, clauses.get(i).id()));
    }
    var conveyed = of(id, ValueField.CONVEYED).ref();
    assertThat(directives.get(secretary, conveyed.id()).body()).contains("conveyed the spirit");
    assertThat(statements(reading)).isEqualTo(required.size());
  }

  @Test
  void knownPeopleAreLinkedAndNewOnesRecordedOnce() {
    var chair = chair(Language.CHINESE);
    var known = people.named(secretary.bodyId(), chair).getFirst().id();
    var id = take(FictionalReadouts.chinese(chair));
    assertThat(of(id, ValueField.PERSON).ref()).isEqualTo(new Ref(Kind.PERSON, known));
    var before = people.ofBody(secretary.bodyId()).size();
    confirmAll(id);
    assertThat(people.ofBody(secretary.bodyId())).hasSize(before);

    var newcomer = "Ada Fenn" + System.nanoTime();
    confirmAll(take(FictionalReadouts.english(newcomer)));
    confirmAll(take(FictionalReadouts.english(newcomer)));
    assertThat(people.named(secretary.bodyId(), newcomer)).hasSize(1);
  }

  @Test
  void aDirectiveRegisteredBeforeIsLinked() {
    var text = FictionalReadouts.english("Ada Fenn");
    var title = "Yunling Conference on Flood Preparedness";
    var start = text.indexOf(title);
    var full = text.substring(start, text.indexOf('.', start));
    var registered =
        done(
            directives.register(
                secretary,
                new NewDirective(
                    DirectiveKind.CONFERENCE,
                    full,
                    "Yunling",
                    "Yun 7",
                    java.time.LocalDate.of(2026, 4, 1),
                    Language.ENGLISH,
                    Access.INTERNAL,
                    "")));
    var id = take(text);
    confirmAll(id);
    assertThat(of(id, ValueField.CONVEYED).ref()).isEqualTo(new Ref(Kind.DIRECTIVE, registered));
  }

  @Test
  void aSecondConfirmationHasNoSecondEffect() {
    var id = take(FictionalReadouts.english("Ada Fenn"));
    confirmAll(id);
    var directivesBefore = sql.fetchCount(Tables.DIRECTIVE);
    assertThat(done(records.confirm(secretary, id))).isEqualTo(id);
    assertThat(sql.fetchCount(Tables.DIRECTIVE)).isEqualTo(directivesBefore);
    assertThat(refusal(decide(id, NOTHING, null)).status()).isEqualTo(409);
    assertThat(refusal(readings.discard(secretary, id)).status()).isEqualTo(409);
  }

  @Test
  void aChangedValueKeepsItsSpanAndADroppedOneBecomesNothing() {
    var id = take(FictionalReadouts.english("Ada Fenn"));
    var title = of(id, ValueField.TITLE);
    var addressee = of(id, ValueField.REQUIREMENT);
    done(
        decide(
            id,
            List.of(
                choice(title, ValueDecision.CONFIRMED, "A better title"),
                choice(addressee, ValueDecision.DROPPED, null)),
            null));
    var changed = of(id, ValueField.TITLE);
    assertThat(changed.value()).isEqualTo("A better title");
    assertThat(changed.proposed()).isEqualTo(title.proposed());
    assertThat(changed.span()).isEqualTo(title.span());
    assertThat(changed.decision()).isEqualTo(ValueDecision.CHANGED);
    confirmAll(id);
    var reading = readings.get(secretary, id);
    assertThat(directives.get(secretary, reading.directiveId()).title())
        .isEqualTo("A better title");
    assertThat(of(id, ValueField.REQUIREMENT).ref()).isNull();
    assertThat(directives.clauses(reading.directiveId()))
        .noneMatch(each -> each.text().equals(addressee.value()));
    assertThat(of(id, ValueField.REQUIREMENT).value()).isEqualTo(addressee.value());
  }

  @Test
  void nothingIsCreatedWhileAValueIsUndecided() {
    var id = take(FictionalReadouts.english("Ada Fenn"));
    var before = counts();
    assertThat(refusal(records.confirm(secretary, id)).key()).isEqualTo("readouts.refused.open");
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void aRefusalOnTheWayLeavesNothingBehind() {
    var id = take(FictionalReadouts.english("Nobody Known" + System.nanoTime()));
    var held = of(id, ValueField.HELD);
    done(decide(id, List.of(choice(held, ValueDecision.CONFIRMED, "2190-01-01")), null, true));
    var before = counts();
    assertThat(refusal(records.confirm(secretary, id)).status()).isEqualTo(409);
    assertThat(counts()).isEqualTo(before);
    assertThat(readings.get(secretary, id).state()).isEqualTo(ReadingState.PROPOSED);
  }

  @Test
  void aMeetingNeedsItsOrganisationAndItsDay() {
    var id = take("The board met and approved the plan %d.".formatted(System.nanoTime()));
    done(decide(id, NOTHING, null, true));
    assertThat(refusal(records.confirm(secretary, id)).key())
        .isEqualTo("readouts.refused.no_organisation");
    done(decide(id, NOTHING, committee().id(), true));
    assertThat(refusal(records.confirm(secretary, id)).key()).isEqualTo("readouts.refused.no_day");
    done(
        decisions.decide(
            secretary, id, new Choices(NOTHING, true, committee().id(), "2026-03-09", true)));
    done(records.confirm(secretary, id));
    assertThat(readings.get(secretary, id).meetingId()).isNotNull();
  }

  @Test
  void anotherBodysMeetingIsKeptAsADirectiveOnly() {
    var id = take(FictionalReadouts.english("Ada Fenn"));
    done(decisions.decide(secretary, id, new Choices(NOTHING, false, null, null, true)));
    var peopleBefore = people.ofBody(secretary.bodyId()).size();
    done(records.confirm(secretary, id));
    var reading = readings.get(secretary, id);
    assertThat(reading.meetingId()).isNull();
    assertThat(directives.get(secretary, reading.directiveId()).kind())
        .isEqualTo(DirectiveKind.CONFERENCE);
    assertThat(people.ofBody(secretary.bodyId())).hasSize(peopleBefore);
  }

  @Test
  void whatDoesNotBelongIsRefusedAndNothingKept() {
    var id = take(FictionalReadouts.english("Ada Fenn"));
    var person = of(id, ValueField.PERSON);
    var title = of(id, ValueField.TITLE);
    var published = of(id, ValueField.PUBLISHED);
    var foreign = Long.toString(demo.as("luoyan.secretary").personId());
    var wrong =
        List.of(
            new Choices.Choice(person.position(), ValueDecision.CONFIRMED, null, null, foreign),
            new Choices.Choice(person.position(), ValueDecision.CONFIRMED, null, null, "x"),
            new Choices.Choice(person.position(), ValueDecision.CONFIRMED, null, "king", null),
            new Choices.Choice(title.position(), ValueDecision.CONFIRMED, null, null, "1"),
            new Choices.Choice(4_711, ValueDecision.CONFIRMED, null, null, null),
            choice(title, ValueDecision.CONFIRMED, " "),
            choice(title, ValueDecision.CONFIRMED, "x".repeat(10_001)),
            choice(published, ValueDecision.CONFIRMED, "2026-02-30"));
    for (var each : wrong) {
      assertThat(refusal(decide(id, List.of(each), null)).status()).as("%s", each).isEqualTo(422);
    }
    assertThat(refusal(decide(id, NOTHING, demo.as("luoyan.chair").organisationId())).key())
        .isEqualTo("readouts.refused.organisation");
    assertThat(readings.values(id)).allMatch(each -> each.decision() == ValueDecision.OPEN);
  }

  @Test
  void anotherBodysSecretaryCanDoNothingToIt() {
    var id = take(FictionalReadouts.english("Ada Fenn"));
    for (var login : List.of("luoyan.secretary", "yunling.secretary", "qingtan.secretary")) {
      var foreign = demo.as(login);
      assertThatThrownBy(() -> records.confirm(foreign, id)).isInstanceOf(NotFound.class);
      assertThatThrownBy(() -> readings.discard(foreign, id)).isInstanceOf(NotFound.class);
      assertThatThrownBy(
              () -> decisions.decide(foreign, id, new Choices(NOTHING, true, null, null, true)))
          .isInstanceOf(NotFound.class);
    }
  }

  @Test
  void aReadingWaitsOnTheDeskUntilItIsConfirmedAndThenStandsOnTheLine() {
    var id = take(FictionalReadouts.english("Ada Fenn"));
    var ref = new Ref(Kind.READING, id);
    assertThat(waiting(secretary)).contains(ref);
    assertThat(waiting(demo.as("fengyue.chair"))).doesNotContain(ref);
    confirmAll(id);
    assertThat(waiting(secretary)).doesNotContain(ref);
    var reading = readings.get(secretary, id);
    var meeting = new Ref(Kind.MEETING, reading.meetingId());
    assertThat(lines.below(List.of(ref))).contains(new Edge(ref, meeting));
    assertThat(lines.above(List.of(meeting))).containsExactly(new Edge(ref, meeting));
  }

  @Test
  void onThePageDecisionsAreLeftAndResumedAndTheRecordsCreatedOnce() {
    var id = take(FictionalReadouts.chinese("穆青禾"));
    var browser = new Browser(port).in("zh-Hans").signedInAs("fengyue.secretary");
    var path = "/readings/" + id;
    var person = of(id, ValueField.PERSON);
    var name = "v" + person.position();
    var saved =
        browser.submit(browser.get(path), path + "/decisions", Map.of(name + "-text", "穆青河"));
    assertThat(saved.page().select(".banner[role=status]").text()).contains("核定结果已保存");
    var resumed = browser.get(path);
    assertThat(resumed.page().select("#" + name + "t").val()).isEqualTo("穆青河");
    assertThat(resumed.page().select("#value-" + person.position()).text()).contains("穆青禾");
    assertThat(readings.values(id)).anyMatch(each -> each.decision() == ValueDecision.CONFIRMED);

    browser.submit(browser.get(path), path + "/decisions", Map.of("rest", "confirm"));
    var shown = browser.get(path);
    var fields = fields(shown);
    var before = sql.fetchCount(Tables.DIRECTIVE);
    var created = browser.post(path + "/records", fields);
    assertThat(created.page().select(".banner[role=status]").text()).contains("记录已生成");
    var after = sql.fetchCount(Tables.DIRECTIVE);
    assertThat(after).isGreaterThan(before);
    assertThat(browser.post(path + "/records", fields).status()).isEqualTo(200);
    assertThat(sql.fetchCount(Tables.DIRECTIVE)).isEqualTo(after);
    var page = browser.get(path).page();
    var reading = readings.get(secretary, id);
    assertThat(page.select("a[href=/meetings/" + reading.meetingId() + "]")).isNotEmpty();
    assertThat(page.select("a[href=/directives/" + reading.directiveId() + "]")).isNotEmpty();
    assertThat(page.select(".value input")).isEmpty();
    assertThat(page.select(".timeline__what").eachText()).contains("确认识读并生成记录");
    assertThat(people.named(secretary.bodyId(), "穆青禾"))
        .extracting(each -> each.nameZh())
        .contains("穆青河");
  }

  @Test
  void whatWasTypedIsStillThereWhenItIsRefused() {
    var id = take(FictionalReadouts.english("Ada Fenn"));
    var browser = new Browser(port).in("en").signedInAs("fengyue.secretary");
    var path = "/readings/" + id;
    var title = "v" + of(id, ValueField.TITLE).position();
    var answer =
        browser.submit(
            browser.get(path),
            path + "/decisions",
            Map.of(title + "-text", "Typed <i>title</i>", "held", "yesterday"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().select("[role=alert]").text()).contains("not a day");
    assertThat(answer.page().select("#" + title + "t").val()).isEqualTo("Typed <i>title</i>");
    assertThat(readings.values(id)).allMatch(each -> each.decision() == ValueDecision.OPEN);
  }

  private static Map<String, String> fields(Browser.Answer shown) {
    var fields = new HashMap<String, String>();
    for (var field :
        shown
            .page()
            .select(
                "form.reading input[name], form.reading select[name], form.reading textarea[name]")) {
      if (!field.attr("type").equals("radio") || field.hasAttr("checked")) {
        fields.put(
            field.attr("name"),
            field.tagName().equals("select")
                ? field.select("option[selected]").attr("value")
                : field.tagName().equals("textarea") ? field.wholeText() : field.val());
      }
    }
    return fields;
  }

  private String chair(Language language) {
    return people.get(demo.as("fengyue.chair").personId()).name(language);
  }

  private Organisation committee() {
    return organisations.get(demo.as("fengyue.chair").organisationId());
  }

  private long take(String text) {
    return done(readings.take(secretary, "readout.txt", text)).id();
  }

  private void confirmAll(long id) {
    done(decide(id, NOTHING, committee().id(), true));
    done(records.confirm(secretary, id));
  }

  private Outcome<Long> decide(long id, List<Choices.Choice> values, @Nullable Long organisation) {
    return decide(id, values, organisation, false);
  }

  private Outcome<Long> decide(
      long id, List<Choices.Choice> values, @Nullable Long organisation, boolean rest) {
    var known = readings.get(secretary, id).meetingOrganisationId();
    return decisions.decide(
        secretary,
        id,
        new Choices(values, true, organisation == null ? known : organisation, null, rest));
  }

  private static Choices.Choice choice(
      ProposedValue value, ValueDecision decision, @Nullable String text) {
    return new Choices.Choice(value.position(), decision, text, null, null);
  }

  private ProposedValue of(long id, ValueField field) {
    return readings.values(id).stream()
        .filter(each -> each.field() == field)
        .findFirst()
        .orElseThrow(() -> new AssertionError("the text has no " + field));
  }

  private List<Ref> waiting(Actor actor) {
    var all = new ArrayList<Ref>();
    desks.forEach(
        desk -> desk.waiting(actor, Language.ENGLISH).forEach(each -> all.add(each.ref())));
    return all;
  }

  private List<Integer> counts() {
    return List.of(
        sql.fetchCount(Tables.DIRECTIVE),
        sql.fetchCount(Tables.CLAUSE),
        sql.fetchCount(throughline.db.meetings.Tables.MEETING),
        sql.fetchCount(throughline.db.organisations.Tables.PERSON),
        sql.fetchCount(throughline.db.audit.Tables.ENTRY));
  }

  private int statements(KeptReading reading) {
    var s = throughline.db.meetings.Tables.STATEMENT;
    return sql.fetchCount(s, s.MEETING_ID.eq(reading.meetingId()));
  }

  private static <T> T done(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        why -> {
          throw new AssertionError(why);
        });
  }

  private static Refusal refusal(Outcome<?> outcome) {
    return outcome.fold(
        value -> {
          throw new AssertionError("was done: " + value);
        },
        why -> why);
  }
}
