package org.throughline.publishing;

import static org.jooq.impl.DSL.noCondition;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.publishing.Tables.EDITION;
import static throughline.db.publishing.Tables.RELATED_DIRECTIVE;
import static throughline.db.publishing.Tables.RELATED_TASK;
import static throughline.db.publishing.Tables.SEGMENT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
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
    return edges(
        Kind.MEETING,
        EDITION.MEETING_ID,
        EDITION,
        EDITION.ID,
        Ref.ids(refs, Kind.EDITION),
        noCondition());
  }

  @Override
  public List<Edge> below(Collection<Ref> refs) {
    var living = EDITION.STATE.ne("superseded");
    var edges = new ArrayList<Edge>();
    edges.addAll(
        edges(
            Kind.MEETING,
            EDITION.MEETING_ID,
            EDITION,
            EDITION.MEETING_ID,
            Ref.ids(refs, Kind.MEETING),
            living));
    Field<Long> directive = RELATED_DIRECTIVE.DIRECTIVE_ID;
    edges.addAll(
        edges(
            Kind.DIRECTIVE,
            directive,
            RELATED_DIRECTIVE.join(EDITION).on(EDITION.ID.eq(RELATED_DIRECTIVE.EDITION_ID)),
            directive,
            Ref.ids(refs, Kind.DIRECTIVE),
            living));
    Field<Long> task = RELATED_TASK.TASK_ID;
    edges.addAll(
        edges(
            Kind.TASK,
            task,
            RELATED_TASK.join(EDITION).on(EDITION.ID.eq(RELATED_TASK.EDITION_ID)),
            task,
            Ref.ids(refs, Kind.TASK),
            living));
    return edges;
  }

  private List<Edge> edges(
      Kind kind,
      Field<Long> upper,
      Table<?> from,
      Field<Long> asked,
      List<Long> ids,
      Condition living) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return sql.select(upper, EDITION.ID)
        .from(from)
        .where(asked.in(ids), living)
        .orderBy(EDITION.ID)
        .limit(LIMIT)
        .fetch(row -> edge(kind, row.value1(), row.value2()));
  }

  private static Edge edge(Kind kind, long upper, long edition) {
    return new Edge(new Ref(kind, upper), new Ref(Kind.EDITION, edition));
  }
}
