package org.throughline.organisations;

import static org.throughline.organisations.Reach.BELOW;
import static org.throughline.organisations.Reach.BODY;
import static org.throughline.organisations.Reach.EVERYONE;
import static org.throughline.organisations.Reach.ORGANISATION;
import static org.throughline.organisations.Reach.SIGNED_IN;
import static org.throughline.organisations.Role.ADMINISTRATOR;
import static org.throughline.organisations.Role.CHAIR;
import static org.throughline.organisations.Role.EDITOR;
import static org.throughline.organisations.Role.MEMBER;
import static org.throughline.organisations.Role.OFFICIAL;
import static org.throughline.organisations.Role.SECRETARY;
import static org.throughline.organisations.Role.SUPERVISOR;
import static org.throughline.organisations.Role.TRANSLATOR;
import static org.throughline.organisations.Role.UNIT_HEAD;

import java.util.Set;
import org.throughline.shared.Coded;

/// The policy, whole: who may do what, from which post, on whose objects. Every route names one of
/// these with [Requires]; everything is closed until it does.
///
/// | reach | the object's responsible organisation must be |
/// | --- | --- |
/// | `ORGANISATION` | the actor's own |
/// | `BODY` | in the actor's body |
/// | `BELOW` | in the actor's body or in one beneath it |
public enum Permission implements Coded {
  PUBLIC_READ(EVERYONE),
  SIGN_IN(EVERYONE),
  OWN_ACCOUNT(SIGNED_IN),
  /// Reading records inside; each list and page is filtered by [Visibility].
  RECORD_READ(SIGNED_IN),

  ORGANISATION_ADMINISTER(BELOW, ADMINISTRATOR),
  /// The holder of the post, or the administrator of its organisation.
  SUBSTITUTE_NAME(SIGNED_IN),
  /// Who leaves the post, who comes, the head of its unit, the administrator.
  HANDOVER_TAKE_PART(SIGNED_IN),

  /// Its working calendar, the least time of each level, and its deadline rules.
  CALENDAR_KEEP(BODY, ADMINISTRATOR, SECRETARY),

  /// Bringing tables in and taking them away; each kind of table asks for its own permission too.
  TABLE_IMPORT(BODY, ADMINISTRATOR, SECRETARY),

  READOUT_READ_IN(BODY, SECRETARY),

  DIRECTIVE_REGISTER(BODY, SECRETARY),
  DIRECTIVE_SEND(BODY, SECRETARY),
  RECEIPT_ACKNOWLEDGE(BODY, SECRETARY),
  COVERAGE_DECIDE(BODY, SECRETARY),
  COVERAGE_READ(BELOW, SECRETARY, CHAIR, MEMBER, SUPERVISOR),
  /// What became of the tasks of a body and of all beneath it.
  OVERVIEW_READ(BELOW, SECRETARY, CHAIR, MEMBER, SUPERVISOR),

  /// What an organisation brings to a meeting: written by many, submitted by its head.
  TOPIC_DRAFT(ORGANISATION, UNIT_HEAD, OFFICIAL, SECRETARY, CHAIR),
  TOPIC_SUBMIT(ORGANISATION, UNIT_HEAD, SECRETARY, CHAIR),
  /// On the organisation that meets.
  TOPIC_TREAT(BODY, SECRETARY),
  MEETING_PREPARE(BODY, SECRETARY),
  /// What one thinks of an item before the meeting.
  POSITION_GIVE(BODY, CHAIR, MEMBER, UNIT_HEAD),
  AGENDA_APPROVE(BODY, CHAIR),
  /// The rooms of a body.
  ROOM_KEEP(BODY, SECRETARY, ADMINISTRATOR),
  /// One's own invitation.
  INVITATION_ANSWER(SIGNED_IN),
  /// What a calendar program fetches, and answers, at a person's secret address.
  CALENDAR_FETCH(EVERYONE),
  MINUTES_APPROVE(BODY, CHAIR),
  /// Saying what should read differently, and answering when they circulate.
  MINUTES_COMMENT(BODY, SECRETARY, CHAIR, MEMBER, UNIT_HEAD, OFFICIAL, SUPERVISOR),
  /// In the place that is one's own: presiding or recording.
  MINUTES_SIGN(BODY, SECRETARY, CHAIR),
  MEETING_CLOSE(BODY, SECRETARY, CHAIR),
  OUTCOME_RECORD(BODY, SECRETARY),
  NEXT_STEP_ARRANGE(BODY, SECRETARY),
  /// Whoever is named in a meeting's attendance: speaking, voting, one's own notes.
  SITTING_TAKE_PART(SIGNED_IN),

  /// On the organisation that issues.
  TASK_ISSUE(BODY, SECRETARY),
  /// On the lead organisation: acknowledge, accept, return, name the official.
  TASK_TAKE_UP(ORGANISATION, UNIT_HEAD),
  /// On the lead organisation of the parent task.
  TASK_HAND_DOWN(ORGANISATION, UNIT_HEAD),
  /// On the lead organisation.
  TASK_REPORT(ORGANISATION, UNIT_HEAD, OFFICIAL),
  /// On the lead organisation: what its head said on receiving a task, entered for the head.
  TASK_ENTER_FOR_HEAD(ORGANISATION, OFFICIAL),
  /// For whom an entry was made: confirming or disputing it.
  ENTRY_ANSWER(SIGNED_IN),
  /// On the lead or on the issuing organisation: milestones.
  TASK_PLAN(BODY, SECRETARY, CHAIR, UNIT_HEAD, OFFICIAL),
  /// On the organisation that owns the programme.
  PROGRAMME_KEEP(BODY, SECRETARY),
  /// On the supervising organisation.
  TASK_VERIFY(ORGANISATION, SUPERVISOR, UNIT_HEAD),
  /// On the issuing organisation: closing, and answering a return.
  TASK_CLOSE(BODY, SECRETARY, CHAIR, UNIT_HEAD),
  /// On the lead, the issuing or the supervising organisation; heads of units on what they issued
  /// or supervise.
  TASK_URGE(BELOW, SECRETARY, CHAIR, SUPERVISOR, UNIT_HEAD),
  /// On a task that one's own organisation issued, leads or supervises.
  TASK_REMIND(BODY, SECRETARY, CHAIR, SUPERVISOR, UNIT_HEAD, OFFICIAL),

  INDICATOR_DEFINE(BODY, SECRETARY),
  /// On the body whose figure it is.
  FIGURE_ENTER(BODY, SECRETARY, UNIT_HEAD, OFFICIAL),
  FIGURE_SETTLE(BODY, SECRETARY, UNIT_HEAD),
  /// On the body that asks.
  REQUEST_SEND(BODY, SECRETARY),
  /// On the body that is asked.
  REQUEST_ANSWER(BODY, SECRETARY, UNIT_HEAD, OFFICIAL),
  REQUEST_PASS_ON(BODY, SECRETARY),
  /// On the body whose budget it is, from a body above it.
  BUDGET_SET(BELOW, SECRETARY, CHAIR, ADMINISTRATOR),
  /// On the body that went over its budget, from the body above it.
  OVERRUN_SEE(BELOW, SECRETARY, CHAIR),
  /// On the body whose burden it is.
  BURDEN_READ(BELOW, SECRETARY, CHAIR, MEMBER, SUPERVISOR, ADMINISTRATOR),

  EDITION_DRAFT(BODY, EDITOR),
  EDITION_TRANSLATE(BODY, TRANSLATOR, EDITOR),
  EDITION_APPROVE(BODY, CHAIR, SECRETARY, EDITOR),
  EDITION_PUBLISH(BODY, EDITOR),
  EDITION_WITHDRAW(BODY, EDITOR, CHAIR);

  private final Reach reach;
  private final Set<Role> roles;

  Permission(Reach reach, Role... roles) {
    this.reach = reach;
    this.roles = Set.of(roles);
  }

  public Reach reach() {
    return reach;
  }

  /// Empty where no role is asked for.
  public Set<Role> roles() {
    return roles;
  }

  public boolean isPublic() {
    return reach == EVERYONE;
  }

  /// Whether some post of this kind could hold it at all, whatever the object.
  public boolean grantedTo(Set<Role> held) {
    return roles.isEmpty() || roles.stream().anyMatch(held::contains);
  }
}
