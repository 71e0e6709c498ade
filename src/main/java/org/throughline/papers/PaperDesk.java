package org.throughline.papers;

import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.papers.Tables.PAPER;
import static throughline.db.papers.Tables.RECEIPT;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Papers sent to the person that they have not read as they stand now.
@Component
class PaperDesk implements DeskSource {
  private final DSLContext sql;

  PaperDesk(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    return sql.select(PAPER.ID, PAPER.TITLE, MEETING.TITLE, RECEIPT.READ_BY)
        .from(RECEIPT)
        .join(PAPER)
        .on(PAPER.ID.eq(RECEIPT.PAPER_ID))
        .join(MEETING)
        .on(MEETING.ID.eq(PAPER.MEETING_ID))
        .where(
            RECEIPT.PERSON_ID.eq(actor.personId()),
            PAPER.WITHDRAWN_AT.isNull(),
            MEETING.STATE.notIn("closed", "cancelled"),
            Circulation.unread(RECEIPT.PAPER_ID, RECEIPT.PERSON_ID))
        .orderBy(RECEIPT.READ_BY.asc().nullsLast(), PAPER.ID)
        .limit(LIMIT)
        .fetch(row ->
            new Waiting(
                "papers.desk.read",
                new Ref(Kind.PAPER, row.value1()),
                row.value2(),
                "/papers/" + row.value1(),
                row.value3(),
                null,
                row.value4(),
                "papers.desk.go.read"));
  }
}
