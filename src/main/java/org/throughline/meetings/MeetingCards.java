package org.throughline.meetings;

import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;

import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.throughline.lines.Card;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// How what belongs to a meeting shows on the line: its items here, its decisions downstream. For
/// queries that join the meeting and its organisation.
public final class MeetingCards {
  private MeetingCards() {}

  /// What the reader may open.
  public static Condition visible(Actor actor) {
    return MeetingQueries.visible(actor);
  }

  /// Which items of a meeting that the reader may open; for queries that join the item and its
  /// meeting.
  public static Condition itemVisible(Actor actor) {
    return MeetingQueries.itemVisible(actor);
  }

  /// What the reader may open; and, by title, what bodies above theirs met about openly.
  public static Condition named(Actor actor) {
    var above = ORGANISATION.as("above");
    var bodyIsAbove =
        DSL.exists(
            DSL.selectOne()
                .from(above)
                .where(above.ID.eq(ORGANISATION.BODY_ID))
                .and(above.FIRST_NUMBER.le(actor.bodyFirst()))
                .and(above.LAST_NUMBER.ge(actor.bodyLast())));
    return visible(actor).or(MEETING.ACCESS.eq("internal").and(bodyIsAbove));
  }

  /// @param row with the meeting's day and its organisation's names
  public static Card card(
      Record row,
      Ref ref,
      String title,
      @Nullable String status,
      String href,
      Boolean open,
      Language language) {
    var heldOn = row.get(MEETING.HELD_ON);
    return new Card(
        ref,
        title,
        language.pick(row.get(ORGANISATION.NAME_EN), row.get(ORGANISATION.NAME_ZH)),
        status,
        heldOn == null ? null : heldOn.toString(),
        href,
        open);
  }
}
