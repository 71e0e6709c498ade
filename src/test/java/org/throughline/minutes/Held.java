package org.throughline.minutes;

import static org.throughline.meetings.MeetingSamples.DAY;
import static org.throughline.meetings.MeetingSamples.done;

import java.util.List;
import org.springframework.stereotype.Component;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.decisions.Decisions;
import org.throughline.decisions.NewDecision;
import org.throughline.decisions.NewDecision.NewClause;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.MeetingForm;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewAttendance;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.NewMeeting;
import org.throughline.meetings.NewStatement;
import org.throughline.meetings.StatementVerb;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Language;

/// Meetings that were held, for tests about what is written of them.
@Component
public class Held {
  private final Meetings meetings;
  private final Agenda agenda;
  private final Decisions decisions;
  private final Transitions transitions;

  Held(Meetings meetings, Agenda agenda, Decisions decisions, Transitions transitions) {
    this.meetings = meetings;
    this.agenda = agenda;
    this.decisions = decisions;
    this.transitions = transitions;
  }

  /// Of the chair's organisation: two items, the second decided with two clauses; the chair
  /// presided and the others attended.
  public long meeting(Actor secretary, Actor chair, Language language, Actor... others) {
    long id =
        done(
            meetings.plan(
                secretary,
                new NewMeeting(
                    chair.organisationId(),
                    language == Language.CHINESE ? "河湖委员会第三次会议" : "Meeting on the small rivers",
                    MeetingForm.ORDINARY,
                    language == Language.CHINESE ? "第三次会议" : "3rd meeting",
                    DAY,
                    language == Language.CHINESE ? "滨河厅" : "Riverside Hall",
                    language,
                    Access.INTERNAL)));
    done(meetings.addItem(secretary, id, item(ItemKind.REPORT, "Report on the rivers", null)));
    long proposal =
        done(
            meetings.addItem(
                secretary,
                id,
                item(ItemKind.PROPOSAL, "Programme for the rivers", "Ten rivers in two years.")));
    present(secretary, id, AttendanceClass.PRESIDES, chair);
    for (var each : others) {
      present(secretary, id, AttendanceClass.MEMBER, each);
    }
    done(transitions.convene(secretary, id));
    done(transitions.open(secretary, id));
    done(
        meetings.addStatement(
            secretary,
            id,
            new NewStatement(
                proposal,
                StatementVerb.EMPHASISED,
                "Lin Wei",
                null,
                "No river is forgotten.",
                null)));
    done(
        decisions.record(
            secretary,
            proposal,
            new NewDecision(
                DecisionOutcome.ADOPTED_AS_AMENDED,
                null,
                null,
                "Eleven rivers in three years.",
                null,
                List.of(
                    new NewClause(null, "Draw up the register.", null),
                    new NewClause(null, "Name a keeper for each river.", null)))));
    done(transitions.end(secretary, id));
    return id;
  }

  public long firstItem(long meeting) {
    return agenda.items(meeting).getFirst().id();
  }

  public long lastItem(long meeting) {
    return agenda.items(meeting).getLast().id();
  }

  private void present(Actor secretary, long id, AttendanceClass as, Actor who) {
    done(
        meetings.addAttendance(
            secretary, id, new NewAttendance(as, who.personId(), who.postId(), null, null, null)));
  }

  private static NewItem item(ItemKind kind, String title, String text) {
    return new NewItem(kind, title, text, List.of());
  }
}
