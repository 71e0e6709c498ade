package org.throughline.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.meetings.MeetingSamples.DAY;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.refusal;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.decisions.Decisions;
import org.throughline.decisions.NewDecision;
import org.throughline.meetings.MeetingForm;
import org.throughline.meetings.MeetingState;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewMeeting;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class ApprovingMinutesTests {
  private final Minutes minutes;
  private final Approvals approvals;
  private final ApprovalAgendas agendas;
  private final Circulations circulations;
  private final Signatures signatures;
  private final Comments comments;
  private final Meetings meetings;
  private final Transitions transitions;
  private final Decisions decisions;
  private final Held held;
  private final DSLContext sql;
  private final Environment environment;
  private final LocalDate today;
  private final Actor secretary;
  private final Actor chair;
  private final Actor member;

  ApprovingMinutesTests(
      Minutes minutes,
      Approvals approvals,
      ApprovalAgendas agendas,
      Circulations circulations,
      Signatures signatures,
      Comments comments,
      Meetings meetings,
      Transitions transitions,
      Decisions decisions,
      Held held,
      DSLContext sql,
      Environment environment,
      Clock clock,
      DemoPeople people) {
    this.minutes = minutes;
    this.approvals = approvals;
    this.agendas = agendas;
    this.circulations = circulations;
    this.signatures = signatures;
    this.comments = comments;
    this.meetings = meetings;
    this.transitions = transitions;
    this.decisions = decisions;
    this.held = held;
    this.sql = sql;
    this.environment = environment;
    this.today = LocalDate.now(clock);
    this.secretary = people.as("fengyue.secretary");
    this.chair = people.as("fengyue.chair");
    this.member = people.as("fengyue.member");
  }

  private long drawn() {
    return done(minutes.draw(secretary, held.meeting(secretary, chair, Language.ENGLISH, member)));
  }

  private long inForce() {
    long id = drawn();
    return done(approvals.approve(chair, id, Basis.HAND, null));
  }

  private List<Edit> edits(long id, String instead) {
    return minutes.paragraphs(secretary, id).stream()
        .map(each ->
            new Edit(each.line(), each.kind() == ParagraphKind.DECISION ? instead : each.text()))
        .toList();
  }

  @Test
  void theChairApprovesWhatSomebodyElseDraftedAndTheMeetingMovesOn() {
    long id = drawn();
    assertThatThrownBy(() -> approvals.approve(secretary, id, Basis.HAND, null))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> approvals.approve(member, id, Basis.HAND, null))
        .isInstanceOf(Forbidden.class);
    done(approvals.approve(chair, id, Basis.HAND, null));
    var version = minutes.get(chair, id);
    assertThat(version.state()).isEqualTo(VersionState.APPROVED);
    assertThat(version.hash()).isEqualTo(Wording.hash(minutes.paragraphs(secretary, id)));
    assertThat(meetings.get(chair, version.meetingId()).state())
        .isEqualTo(MeetingState.MINUTES_APPROVED);
    assertThat(refusal(minutes.edit(secretary, id, edits(id, "Twelve rivers."))))
        .isEqualTo("minutes.stands");
  }

  @Test
  void circulationEndsWithAgreementOrItsDayAndAnObjectionStopsIt() {
    long id = drawn();
    assertThat(refusal(circulations.circulate(secretary, id, today.minusDays(1))))
        .isEqualTo("minutes.circulate.until");
    done(circulations.circulate(secretary, id, today));
    assertThat(circulations.answers(id, Language.ENGLISH))
        .extracting(Answer::personId)
        .containsExactlyInAnyOrder(chair.personId(), member.personId());
    assertThat(refusal(minutes.edit(secretary, id, edits(id, "Other words."))))
        .isEqualTo("minutes.circulates");
    assertThat(refusal(approvals.approve(chair, id, Basis.HAND, null)))
        .isEqualTo("minutes.circulates");
    assertThat(refusal(approvals.approve(chair, id, Basis.CIRCULATION, null)))
        .isEqualTo("minutes.approve.unanswered");
    assertThat(refusal(circulations.answer(member, id, false, " ")))
        .isEqualTo("minutes.answer.why");
    done(circulations.answer(member, id, false, "It was ten rivers."));
    done(circulations.answer(chair, id, true, ""));
    assertThat(refusal(approvals.approve(chair, id, Basis.CIRCULATION, null)))
        .isEqualTo("minutes.approve.objected");
    assertThat(refusal(circulations.answer(secretary, id, true, "")))
        .isEqualTo("minutes.answer.not_asked");
    done(circulations.recall(secretary, id));
    done(minutes.edit(secretary, id, edits(id, "Ten rivers in three years.")));
    done(circulations.circulate(secretary, id, today));
    done(circulations.answer(member, id, true, ""));
    done(circulations.answer(chair, id, true, ""));
    done(approvals.approve(chair, id, Basis.CIRCULATION, null));
    assertThat(minutes.get(chair, id).basis()).isEqualTo(Basis.CIRCULATION);
  }

  @Test
  void aLaterMeetingApprovesThemUnderAnItemOfItsAgenda() {
    long id = drawn();
    long next =
        done(
            meetings.plan(
                secretary,
                new NewMeeting(
                    chair.organisationId(),
                    "The next meeting",
                    MeetingForm.ORDINARY,
                    null,
                    DAY,
                    null,
                    Language.ENGLISH,
                    Access.INTERNAL)));
    assertThat(agendas.nextMeetings(secretary, id)).anyMatch(each -> each.id() == next);
    done(agendas.putOnAgenda(secretary, id, next));
    assertThat(refusal(agendas.putOnAgenda(secretary, id, next))).isEqualTo("minutes.agenda.twice");
    long item = agendas.items(secretary, id).getFirst().id();
    assertThat(refusal(approvals.approve(chair, id, Basis.MEETING, item)))
        .isEqualTo("minutes.approve.not_adopted");
    done(transitions.convene(secretary, next));
    done(transitions.open(secretary, next));
    done(
        decisions.record(
            secretary,
            item,
            new NewDecision(DecisionOutcome.ADOPTED, null, null, null, null, List.of())));
    long foreign = held.firstItem(minutes.get(secretary, id).meetingId());
    assertThat(refusal(approvals.approve(chair, id, Basis.MEETING, foreign)))
        .isEqualTo("minutes.approve.not_adopted");
    done(approvals.approve(chair, id, Basis.MEETING, item));
    assertThat(minutes.get(chair, id).basisItemId()).isEqualTo(item);
  }

  @Test
  void aCorrectionIsANewVersionThatSaysWhatChanged() {
    long first = inForce();
    assertThat(refusal(minutes.correct(secretary, first, " "))).isEqualTo("minutes.reason.missing");
    long second = done(minutes.correct(secretary, first, "It was twelve rivers."));
    assertThat(refusal(minutes.correct(secretary, first, "Again")))
        .isEqualTo("minutes.correct.twice");
    assertThat(minutes.paragraphs(secretary, second))
        .isEqualTo(minutes.paragraphs(secretary, first));
    done(minutes.edit(secretary, second, edits(second, "Twelve rivers in three years.")));
    assertThat(minutes.current(minutes.get(chair, first).meetingId()).orElseThrow().id())
        .isEqualTo(first);
    done(approvals.approve(chair, second, Basis.HAND, null));
    assertThat(minutes.get(chair, first).state()).isEqualTo(VersionState.SUPERSEDED);
    assertThat(minutes.current(minutes.get(chair, first).meetingId()).orElseThrow().id())
        .isEqualTo(second);
    var changed =
        Differences.between(minutes.paragraphs(chair, first), minutes.paragraphs(chair, second))
            .stream()
            .filter(Differences.Row::changed)
            .toList();
    assertThat(changed)
        .singleElement()
        .satisfies(row ->
            assertThat(row.pieces())
                .extracting(each -> each.change() + each.text())
                .containsExactly("REMOVEDEleven", "ADDEDTwelve", "SAME rivers in three years."));
  }

  @Test
  void aCorrectionMayBeGivenUp() {
    long first = inForce();
    long second = done(minutes.correct(secretary, first, "A slip"));
    assertThat(done(minutes.drop(secretary, second))).isEqualTo(first);
    assertThat(minutes.versions(minutes.get(chair, first).meetingId())).hasSize(1);
    assertThat(refusal(minutes.drop(secretary, first))).isEqualTo("minutes.drop.no_correction");
  }

  @Test
  void twoPeopleSignUnderTheHashAndItIsCheckedAtEachShowing() throws SQLException {
    long id = drawn();
    assertThat(refusal(signatures.sign(secretary, id, SigningPlace.RECORDING)))
        .isEqualTo("minutes.sign.not_approved");
    done(approvals.approve(chair, id, Basis.HAND, null));
    assertThatThrownBy(() -> signatures.sign(secretary, id, SigningPlace.PRESIDING))
        .isInstanceOf(Forbidden.class);
    done(signatures.sign(chair, id, SigningPlace.PRESIDING));
    assertThat(refusal(signatures.sign(chair, id, SigningPlace.PRESIDING)))
        .isEqualTo("minutes.sign.place_taken");
    done(signatures.sign(secretary, id, SigningPlace.RECORDING));
    assertThat(signatures.of(id)).hasSize(2).allMatch(Signature::stands);
    assertThat(signatures.of(id).getFirst().hash()).isEqualTo(minutes.get(chair, id).hash());

    // Somebody with the database's own password changes a word, past every rule of it.
    asOwner(
        "alter table minutes.paragraph disable trigger paragraph_stands",
        "update minutes.paragraph set text = 'Nine rivers.' where kind = 'decision' and version_id = "
            + id,
        "alter table minutes.paragraph enable trigger paragraph_stands");
    assertThat(signatures.of(id)).hasSize(2).noneMatch(Signature::stands);
  }

  private void asOwner(String... statements) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                environment.getRequiredProperty("spring.flyway.url"),
                environment.getRequiredProperty("spring.flyway.user"),
                environment.getRequiredProperty("spring.flyway.password"));
        var statement = connection.createStatement()) {
      for (var each : statements) {
        statement.execute(each);
      }
    }
  }

  @Test
  void commentsAreMadeUntilApprovalAndSettledByTheWriter() {
    long id = drawn();
    long line = minutes.paragraphs(member, id).getFirst().line();
    done(comments.add(member, id, line, "The title is wrong."));
    assertThat(refusal(comments.add(member, id, null, " "))).isEqualTo("minutes.comment.missing");
    var comment = comments.of(chair, id, Language.ENGLISH).getFirst();
    assertThat(comment.open()).isTrue();
    assertThatThrownBy(() -> comments.settle(member, id, comment.id()))
        .isInstanceOf(Forbidden.class);
    done(comments.settle(secretary, id, comment.id()));
    assertThat(comments.of(chair, id, Language.ENGLISH).getFirst().open()).isFalse();
    done(approvals.approve(chair, id, Basis.HAND, null));
    assertThat(refusal(comments.add(member, id, null, "Too late"))).isEqualTo("minutes.stands");
  }

  /// Whatever is tried in whatever order: the words and the hash of what was once approved stay.
  @Test
  void whatWasApprovedIsNeverEditedInPlace() {
    var random = new Random(9704);
    for (int walk = 0; walk < 8; walk++) {
      long id = inForce();
      long meeting = minutes.get(secretary, id).meetingId();
      var words = minutes.paragraphs(secretary, id);
      var hash = minutes.get(secretary, id).hash();
      for (int step = 0; step < 12; step++) {
        var versions = minutes.versions(meeting);
        var at = versions.get(random.nextInt(versions.size())).id();
        attempt(random.nextInt(8), at, meeting, "Words " + random.nextInt(99));
        assertThat(minutes.paragraphs(secretary, id)).isEqualTo(words);
        assertThat(minutes.get(secretary, id).hash()).isEqualTo(hash);
        assertThat(
                minutes.versions(meeting).stream()
                    .filter(each -> each.state() == VersionState.APPROVED))
            .hasSize(1);
      }
    }
  }

  private void attempt(int which, long version, long meeting, String text) {
    try {
      Outcome<Long> _ =
          switch (which) {
            case 0 -> minutes.edit(secretary, version, edits(version, text));
            case 1 -> minutes.redraw(secretary, version);
            case 2 -> minutes.correct(secretary, version, text);
            case 3 -> minutes.draft(secretary, meeting, text);
            case 4 -> minutes.drop(secretary, version);
            case 5 -> circulations.circulate(secretary, version, today);
            case 6 -> circulations.recall(secretary, version);
            default -> approvals.approve(chair, version, Basis.HAND, null);
          };
    } catch (Forbidden e) {
      assertThat(e).isNotNull();
    }
  }

  @Test
  void theDatabaseSaysSoToo() {
    long id = inForce();
    for (var attempt :
        List.of(
            "update minutes.paragraph set text = 'x' where version_id = ?",
            "delete from minutes.paragraph where version_id = ?",
            "insert into minutes.paragraph (version_id, position, line, kind, text) values (?, 4999, 1, 'text', 'x')",
            "update minutes.version set hash = repeat('0', 64) where id = ?",
            "update minutes.version set state = 'draft' where id = ?",
            "delete from minutes.version where id = ?",
            "insert into minutes.signature select id, 'presiding', drafted_by, 1, 'x', '', now(), 'x', 'x' from minutes.version where id = ?")) {
      assertThatThrownBy(() -> sql.execute(attempt, id)).as(attempt).hasMessageContaining("stand");
    }
    assertThatThrownBy(() ->
            sql.execute(
                "update meetings.meeting set state = 'minutes_drafted' where id = ?",
                held.meeting(secretary, chair, Language.ENGLISH)))
        .hasMessageContaining("has no such minutes");
  }
}
