package org.throughline.publishing;

import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.publishing.Tables.EDITION;
import static throughline.db.publishing.Tables.RELATED_DIRECTIVE;
import static throughline.db.publishing.Tables.RELATED_TASK;
import static throughline.db.publishing.Tables.SEGMENT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.lines.Card;
import org.throughline.lines.Edge;
import org.throughline.lines.LineSource;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Editions on the line: what was told of a meeting, and of the directives and tasks shown with it.
@Component
class EditionLine implements LineSource {
  private static final int LIMIT = 1_000;

  private final DSLContext sql;

  EditionLine(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Card> cards(Collection<Ref> refs, Actor actor, Language language) {
    var ids = Ref.ids(refs, Kind.EDITION);
    if (ids.isEmpty()) {
      return List.of();
    }
    var inside = DSL.field(EditionRows.visible(actor));
    return sql.select(
            EDITION.ID,
            EDITION.CODE,
            EDITION.STATE,
            EDITION.HELD_ON,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            SEGMENT.TEXT,
            inside)
        .from(EDITION)
        .join(MEETING)
        .on(MEETING.ID.eq(EDITION.MEETING_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(EDITION.ORGANISATION_ID))
        .join(SEGMENT)
        .on(
            SEGMENT.EDITION_ID.eq(EDITION.ID),
            SEGMENT.LANGUAGE.eq(EDITION.LANGUAGE),
            SEGMENT.NUMBER.eq(1))
        .where(EDITION.ID.in(ids), EditionRows.visible(actor).or(EDITION.STATE.eq("published")))
        .orderBy(EDITION.ID)
        .limit(LIMIT)
        .fetch(row ->
            new Card(
                new Ref(Kind.EDITION, row.value1()),
                row.value7(),
                language.pick(row.value5(), row.value6()),
                "publishing.state." + row.value3(),
                row.value4() == null ? null : row.value4().toString(),
                Boolean.TRUE.equals(row.value8())
                    ? "/editions/" + row.value1()
                    : "/records/" + row.value2(),
                true));
  }

  @Override
  public List<Edge> above(Collection<Ref> refs) {
    return sql.select(EDITION.MEETING_ID, EDITION.ID)
        .from(EDITION)
        .where(EDITION.ID.in(Ref.ids(refs, Kind.EDITION)))
        .orderBy(EDITION.ID)
        .limit(LIMIT)
        .fetch(row -> edge(Kind.MEETING, row.value1(), row.value2()));
  }

  @Override
  public List<Edge> below(Collection<Ref> refs) {
    var edges = new ArrayList<Edge>();
    sql.select(EDITION.MEETING_ID, EDITION.ID)
        .from(EDITION)
        .where(EDITION.MEETING_ID.in(Ref.ids(refs, Kind.MEETING)), EDITION.STATE.ne("superseded"))
        .orderBy(EDITION.ID)
        .limit(LIMIT)
        .forEach(row -> edges.add(edge(Kind.MEETING, row.value1(), row.value2())));
    sql.select(RELATED_DIRECTIVE.DIRECTIVE_ID, EDITION.ID)
        .from(RELATED_DIRECTIVE)
        .join(EDITION)
        .on(EDITION.ID.eq(RELATED_DIRECTIVE.EDITION_ID))
        .where(
            RELATED_DIRECTIVE.DIRECTIVE_ID.in(Ref.ids(refs, Kind.DIRECTIVE)),
            EDITION.STATE.ne("superseded"))
        .orderBy(EDITION.ID)
        .limit(LIMIT)
        .forEach(row -> edges.add(edge(Kind.DIRECTIVE, row.value1(), row.value2())));
    sql.select(RELATED_TASK.TASK_ID, EDITION.ID)
        .from(RELATED_TASK)
        .join(EDITION)
        .on(EDITION.ID.eq(RELATED_TASK.EDITION_ID))
        .where(RELATED_TASK.TASK_ID.in(Ref.ids(refs, Kind.TASK)), EDITION.STATE.ne("superseded"))
        .orderBy(EDITION.ID)
        .limit(LIMIT)
        .forEach(row -> edges.add(edge(Kind.TASK, row.value1(), row.value2())));
    return edges;
  }

  private static Edge edge(Kind kind, long upper, long edition) {
    return new Edge(new Ref(kind, upper), new Ref(Kind.EDITION, edition));
  }
}
