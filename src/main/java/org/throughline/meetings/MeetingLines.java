package org.throughline.meetings;

import static org.throughline.meetings.MeetingCards.card;
import static org.throughline.meetings.MeetingCards.named;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.AGENDA_ITEM_DIRECTIVE;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.meetings.Tables.WAITING_ITEM;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.lines.Card;
import org.throughline.lines.Edge;
import org.throughline.lines.LineSource;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Meetings and their items on the line: an item stands below its meeting and below each directive
/// that it conveys, and below the item that was put off to its meeting.
@Component
class MeetingLines implements LineSource {
  private static final int LIMIT = 2_000;

  private final DSLContext sql;

  MeetingLines(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Card> cards(Collection<Ref> refs, Actor actor, Language language) {
    var cards = new ArrayList<Card>();
    var meetings = Ref.ids(refs, Kind.MEETING);
    if (!meetings.isEmpty()) {
      cards.addAll(meetingCards(MEETING.ID.in(meetings), actor, language));
    }
    var items = Ref.ids(refs, Kind.AGENDA_ITEM);
    if (!items.isEmpty()) {
      cards.addAll(itemCards(AGENDA_ITEM.ID.in(items), actor, language));
    }
    return cards;
  }

  private List<Card> meetingCards(Condition where, Actor actor, Language language) {
    var open = DSL.field(MeetingCards.visible(actor));
    return sql.select(
            MEETING.ID,
            MEETING.TITLE,
            MEETING.STATE,
            MEETING.HELD_ON,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            open)
        .from(MEETING)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(MEETING.ORGANISATION_ID))
        .where(where.and(named(actor)))
        .orderBy(MEETING.ID)
        .limit(LIMIT)
        .fetch(row ->
            card(
                row,
                new Ref(Kind.MEETING, row.value1()),
                row.value2(),
                "meetings.state." + row.value3(),
                "/meetings/" + row.value1(),
                row.get(open),
                language));
  }

  private List<Card> itemCards(Condition where, Actor actor, Language language) {
    var open = DSL.field(MeetingCards.visible(actor));
    return sql.select(
            AGENDA_ITEM.ID,
            AGENDA_ITEM.TITLE,
            MEETING.HELD_ON,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            open)
        .from(AGENDA_ITEM)
        .join(MEETING)
        .on(MEETING.ID.eq(AGENDA_ITEM.MEETING_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(MEETING.ORGANISATION_ID))
        .where(where.and(named(actor)).and(MeetingCards.itemVisible(actor)))
        .orderBy(AGENDA_ITEM.ID)
        .limit(LIMIT)
        .fetch(row ->
            card(
                row,
                new Ref(Kind.AGENDA_ITEM, row.value1()),
                row.value2(),
                null,
                "/items/" + row.value1(),
                row.get(open),
                language));
  }

  @Override
  public List<Edge> above(Collection<Ref> refs) {
    var items = Ref.ids(refs, Kind.AGENDA_ITEM);
    var edges = new ArrayList<Edge>();
    edges.addAll(ofMeetings(AGENDA_ITEM.ID, items));
    edges.addAll(ofDirectives(AGENDA_ITEM_DIRECTIVE.AGENDA_ITEM_ID, items));
    edges.addAll(carried(WAITING_ITEM.PLACED_ITEM_ID, items));
    return edges;
  }

  @Override
  public List<Edge> below(Collection<Ref> refs) {
    var edges = new ArrayList<Edge>();
    edges.addAll(ofMeetings(AGENDA_ITEM.MEETING_ID, Ref.ids(refs, Kind.MEETING)));
    edges.addAll(ofDirectives(AGENDA_ITEM_DIRECTIVE.DIRECTIVE_ID, Ref.ids(refs, Kind.DIRECTIVE)));
    edges.addAll(carried(WAITING_ITEM.FROM_ITEM_ID, Ref.ids(refs, Kind.AGENDA_ITEM)));
    return edges;
  }

  private List<Edge> ofMeetings(Field<Long> asked, List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return sql.select(AGENDA_ITEM.MEETING_ID, AGENDA_ITEM.ID)
        .from(AGENDA_ITEM)
        .where(asked.in(ids))
        .orderBy(AGENDA_ITEM.MEETING_ID, AGENDA_ITEM.NUMBER)
        .limit(LIMIT)
        .fetch(row -> edge(Kind.MEETING, row.value1(), row.value2()));
  }

  private List<Edge> ofDirectives(Field<Long> asked, List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Field<Long> directive = AGENDA_ITEM_DIRECTIVE.DIRECTIVE_ID;
    return sql.select(directive, AGENDA_ITEM_DIRECTIVE.AGENDA_ITEM_ID)
        .from(AGENDA_ITEM_DIRECTIVE)
        .where(asked.in(ids))
        .orderBy(directive, AGENDA_ITEM_DIRECTIVE.AGENDA_ITEM_ID)
        .limit(LIMIT)
        .fetch(row -> edge(Kind.DIRECTIVE, row.value1(), row.value2()));
  }

  /// From an item that was put off or referred to the one that took it up again.
  private List<Edge> carried(Field<Long> asked, List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return sql.select(WAITING_ITEM.FROM_ITEM_ID, WAITING_ITEM.PLACED_ITEM_ID)
        .from(WAITING_ITEM)
        .where(
            asked.in(ids),
            WAITING_ITEM.FROM_ITEM_ID.isNotNull(),
            WAITING_ITEM.PLACED_ITEM_ID.isNotNull())
        .orderBy(WAITING_ITEM.ID)
        .limit(LIMIT)
        .fetch(row -> edge(Kind.AGENDA_ITEM, row.value1(), row.value2()));
  }

  private static Edge edge(Kind upper, long upperId, long itemId) {
    return new Edge(new Ref(upper, upperId), new Ref(Kind.AGENDA_ITEM, itemId));
  }
}
