package org.throughline.decisions;

import static throughline.db.decisions.Tables.DECISION_CLAUSE;
import static throughline.db.decisions.Tables.NEXT_STEP;
import static throughline.db.decisions.Tables.OPEN_QUESTION;
import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.meetings.Tables.AGENDA_ITEM;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.throughline.meetings.ClosingCheck;
import org.throughline.meetings.OpenQuestion;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// What keeps a meeting from being closed. What the database can say of it stands in the view
/// `open_question`, which its trigger reads too; whether tasks were issued is asked downstream.
@Component
class Closing implements ClosingCheck {
  private final DSLContext sql;
  private final ObjectProvider<FollowUp> followUps;

  Closing(DSLContext sql, ObjectProvider<FollowUp> followUps) {
    this.sql = sql;
    this.followUps = followUps;
  }

  private record Numbered(int item, int clause, OpenQuestion question) {}

  @Override
  public List<OpenQuestion> openQuestions(Actor actor, long meetingId) {
    var open = new ArrayList<>(unanswered(meetingId));
    open.addAll(withoutTasks(actor, meetingId));
    return open.stream()
        .sorted(Comparator.comparingInt(Numbered::item).thenComparingInt(Numbered::clause))
        .map(Numbered::question)
        .toList();
  }

  private List<Numbered> unanswered(long meetingId) {
    return sql.select(
            AGENDA_ITEM.ID,
            AGENDA_ITEM.NUMBER,
            AGENDA_ITEM.TITLE,
            OPEN_QUESTION.LACKS,
            CLAUSE.NUMBER,
            DECISION_CLAUSE.NUMBER)
        .from(OPEN_QUESTION)
        .join(AGENDA_ITEM)
        .on(AGENDA_ITEM.ID.eq(OPEN_QUESTION.AGENDA_ITEM_ID))
        .leftJoin(CLAUSE)
        .on(CLAUSE.ID.eq(OPEN_QUESTION.CLAUSE_ID))
        .leftJoin(DECISION_CLAUSE)
        .on(DECISION_CLAUSE.ID.eq(OPEN_QUESTION.DECISION_CLAUSE_ID))
        .where(OPEN_QUESTION.MEETING_ID.eq(meetingId))
        .orderBy(AGENDA_ITEM.NUMBER, CLAUSE.NUMBER, DECISION_CLAUSE.NUMBER)
        .limit(5_000)
        .fetch(row -> {
          var clause = row.value5() != null ? row.value5() : row.value6();
          return numbered(
              row.value1(),
              row.value2(),
              row.value3(),
              row.value4(),
              clause == null ? 0 : clause,
              row.value4().equals("outcome") ? "/decision" : "/next-steps");
        });
  }

  /// Steps that say "tasks" where none was issued yet.
  private List<Numbered> withoutTasks(Actor actor, long meetingId) {
    var steps =
        sql.select(
                AGENDA_ITEM.ID,
                AGENDA_ITEM.NUMBER,
                AGENDA_ITEM.TITLE,
                NEXT_STEP.CLAUSE_ID,
                NEXT_STEP.DECISION_CLAUSE_ID,
                CLAUSE.NUMBER,
                DECISION_CLAUSE.NUMBER)
            .from(NEXT_STEP)
            .join(AGENDA_ITEM)
            .on(AGENDA_ITEM.ID.eq(NEXT_STEP.AGENDA_ITEM_ID))
            .leftJoin(CLAUSE)
            .on(CLAUSE.ID.eq(NEXT_STEP.CLAUSE_ID))
            .leftJoin(DECISION_CLAUSE)
            .on(DECISION_CLAUSE.ID.eq(NEXT_STEP.DECISION_CLAUSE_ID))
            .where(tasks().and(AGENDA_ITEM.MEETING_ID.eq(meetingId)))
            .orderBy(AGENDA_ITEM.NUMBER, NEXT_STEP.ID)
            .limit(5_000)
            .fetch();
    var refs =
        steps.map(row -> DecisionQueries.about(row.value1(), row.value4(), row.value5())).stream()
            .toList();
    var followed = followed(actor, refs);
    var open = new ArrayList<Numbered>();
    for (int i = 0; i < refs.size(); i++) {
      if (!followed.contains(refs.get(i))) {
        var row = steps.get(i);
        var ofDirective = refs.get(i).kind() == Kind.CLAUSE;
        open.add(
            numbered(
                row.value1(),
                row.value2(),
                row.value3(),
                ofDirective ? "clause_tasks" : "decision_clause_tasks",
                ofDirective ? row.value6() : row.value7(),
                "/next-steps"));
      }
    }
    return open;
  }

  private Set<Ref> followed(Actor actor, List<Ref> refs) {
    var followed = new HashSet<Ref>();
    if (!refs.isEmpty()) {
      followUps.forEach(each ->
          each.tasksFor(refs, actor, Language.ENGLISH)
              .forEach((ref, cards) -> {
                if (!cards.isEmpty()) {
                  followed.add(ref);
                }
              }));
    }
    return followed;
  }

  private static Condition tasks() {
    return NEXT_STEP.KIND.eq(StepKind.TASKS.code());
  }

  private static Numbered numbered(
      long itemId, int number, String title, String lacks, int clause, String page) {
    return new Numbered(
        number,
        clause,
        new OpenQuestion(
            itemId,
            Refusal.conflict("decisions.open." + lacks, number, title, clause),
            "/items/" + itemId + page));
  }
}
