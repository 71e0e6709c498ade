package org.throughline.papers;

import static org.jooq.impl.DSL.field;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.papers.Tables.PAPER;

import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.throughline.lines.Card;
import org.throughline.lines.Edge;
import org.throughline.lines.LineSource;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// A paper leads up to its item, or its meeting. It is not on the way from these to what came of
/// them.
@Component
class PaperLines implements LineSource {
  private static final int LIMIT = 2_000;

  private final DSLContext sql;

  PaperLines(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Card> cards(Collection<Ref> refs, Actor actor, Language language) {
    var papers = Ref.ids(refs, Kind.PAPER);
    if (papers.isEmpty()) {
      return List.of();
    }
    return sql.select(
            PAPER.ID, PAPER.TITLE, MEETING.HELD_ON, ORGANISATION.NAME_EN, ORGANISATION.NAME_ZH)
        .from(PAPER)
        .join(MEETING)
        .on(MEETING.ID.eq(PAPER.MEETING_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(MEETING.ORGANISATION_ID))
        .leftJoin(AGENDA_ITEM)
        .on(AGENDA_ITEM.ID.eq(PAPER.AGENDA_ITEM_ID))
        .where(PAPER.ID.in(papers), field(PaperQueries.visible(actor)).isTrue())
        .orderBy(PAPER.ID)
        .limit(LIMIT)
        .fetch(row ->
            new Card(
                new Ref(Kind.PAPER, row.value1()),
                row.value2(),
                language.pick(row.value4(), row.value5()),
                null,
                row.value3() == null ? null : row.value3().toString(),
                "/papers/" + row.value1(),
                true));
  }

  @Override
  public List<Edge> above(Collection<Ref> refs) {
    var papers = Ref.ids(refs, Kind.PAPER);
    if (papers.isEmpty()) {
      return List.of();
    }
    return sql.select(PAPER.ID, PAPER.AGENDA_ITEM_ID, PAPER.MEETING_ID)
        .from(PAPER)
        .where(PAPER.ID.in(papers))
        .orderBy(PAPER.ID)
        .limit(LIMIT)
        .fetch(row ->
            new Edge(
                row.value2() == null
                    ? new Ref(Kind.MEETING, row.value3())
                    : new Ref(Kind.AGENDA_ITEM, row.value2()),
                new Ref(Kind.PAPER, row.value1())));
  }

  @Override
  public List<Edge> below(Collection<Ref> refs) {
    return List.of();
  }
}
