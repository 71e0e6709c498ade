package org.throughline.publishing;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.publishing.Tables.EDITION;
import static throughline.db.publishing.Tables.TRANSLATION;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Visibility;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;

/// Lists of editions for those inside: by state, and what waits for whom.
@Service
public class EditionLists {
  public static final int PAGE = 25;

  private final DSLContext sql;
  private final EditionRows rows;

  EditionLists(DSLContext sql, EditionRows rows) {
    this.sql = sql;
    this.rows = rows;
  }

  /// @param translation of the other language
  public record Row(
      long id,
      String title,
      Language language,
      EditionState state,
      int number,
      @Nullable LocalDate heldOn,
      TranslationState translation) {}

  /// A meeting that has ended and has no readout yet.
  public record Meeting(long id, String title, Language language, @Nullable LocalDate heldOn) {}

  /// @param state null for all
  /// @param page from 1
  public List<Row> page(Actor actor, @Nullable EditionState state, int page, int size) {
    return list(EditionRows.visible(actor).and(in(state)), size, (page - 1) * size);
  }

  public Map<EditionState, Integer> counts(Actor actor) {
    var counts = new EnumMap<EditionState, Integer>(EditionState.class);
    sql.select(EDITION.STATE, DSL.count())
        .from(EDITION)
        .join(MEETING)
        .on(MEETING.ID.eq(EDITION.MEETING_ID))
        .where(EditionRows.visible(actor))
        .groupBy(EDITION.STATE)
        .orderBy(EDITION.STATE)
        .limit(10)
        .forEach(row -> counts.put(Coded.of(EditionState.class, row.value1()), row.value2()));
    return counts;
  }

  private static Condition in(@Nullable EditionState state) {
    return state == null ? DSL.noCondition() : EDITION.STATE.eq(state.code());
  }

  /// Meetings of the actor's body that could be told to the public, newest first.
  public List<Meeting> tellable(Actor actor) {
    if (!Permission.EDITION_DRAFT.grantedTo(actor.roles())) {
      return List.of();
    }
    return sql.select(MEETING.ID, MEETING.TITLE, MEETING.LANGUAGE, MEETING.HELD_ON)
        .from(MEETING)
        .where(
            ownBody(actor, MEETING.ORGANISATION_ID),
            Visibility.byAccess(actor, MEETING.ORGANISATION_ID, MEETING.ACCESS),
            MEETING.ACCESS.eq("internal"),
            MEETING.STATE.in(Editions.TELLABLE),
            notExists(
                selectOne()
                    .from(EDITION)
                    .where(
                        EDITION.MEETING_ID.eq(MEETING.ID),
                        EDITION.STATE.notIn("superseded", "withdrawn"))))
        .orderBy(MEETING.HELD_ON.desc(), MEETING.ID.desc())
        .limit(PAGE)
        .fetch(row ->
            new Meeting(row.value1(), row.value2(), Language.of(row.value3()), row.value4()));
  }

  /// Submitted by somebody else than the actor, who may approve.
  List<Row> toReview(Actor actor) {
    return Permission.EDITION_APPROVE.grantedTo(actor.roles())
        ? own(
            actor,
            EDITION
                .STATE
                .eq("in_review")
                .and(EDITION.DRAFTED_BY.ne(actor.personId()))
                .and(EDITION.SUBMITTED_BY.ne(actor.personId())))
        : List.of();
  }

  List<Row> sentBack(Actor actor) {
    return Permission.EDITION_DRAFT.grantedTo(actor.roles())
        ? own(actor, EDITION.STATE.eq("draft").and(EDITION.SENT_BACK_REASON.isNotNull()))
        : List.of();
  }

  List<Row> toPublish(Actor actor) {
    if (!Permission.EDITION_PUBLISH.grantedTo(actor.roles())) {
      return List.of();
    }
    var reviewed = translation(TRANSLATION.STATE.eq("reviewed"));
    return own(
        actor,
        EDITION.STATE.eq("approved").or(EDITION.STATE.eq("published").and(exists(reviewed))));
  }

  /// Approved or published, and not yet translated to the end.
  List<Row> toTranslate(Actor actor) {
    if (!Permission.EDITION_TRANSLATE.grantedTo(actor.roles())) {
      return List.of();
    }
    var none = notExists(translation(DSL.noCondition()));
    var begun = exists(translation(TRANSLATION.STATE.eq("draft"))).and(incomplete());
    return own(actor, EDITION.STATE.in("approved", "published").and(none.or(begun)));
  }

  /// Translated by somebody else, whole, and waiting for a second person.
  List<Row> toReviewTranslation(Actor actor) {
    if (!Permission.EDITION_TRANSLATE.grantedTo(actor.roles())) {
      return List.of();
    }
    var others =
        translation(
            TRANSLATION.STATE.eq("draft").and(TRANSLATION.TRANSLATED_BY.ne(actor.personId())));
    return own(
        actor,
        EDITION
            .STATE
            .in("draft", "in_review", "approved", "published")
            .and(exists(others))
            .and(DSL.not(incomplete())));
  }

  /// A segment of the other language is missing or stale.
  private static Condition incomplete() {
    return DSL.condition(
        """
        exists (select from publishing.segment s
                left join publishing.segment t
                  on t.edition_id = s.edition_id and t.language <> s.language and t.number = s.number
                where s.edition_id = {0} and s.language = {1}
                  and (coalesce(t.text, '') = '' or t.source_text is distinct from s.text))
        """,
        EDITION.ID, EDITION.LANGUAGE);
  }

  private static org.jooq.SelectConditionStep<?> translation(Condition which) {
    return selectOne().from(TRANSLATION).where(TRANSLATION.EDITION_ID.eq(EDITION.ID), which);
  }

  private List<Row> own(Actor actor, Condition which) {
    return list(
        EditionRows.visible(actor).and(ownBody(actor, EDITION.ORGANISATION_ID)).and(which), 20, 0);
  }

  private static Condition ownBody(Actor actor, org.jooq.Field<Long> organisation) {
    var own = ORGANISATION.as("own");
    return exists(
        selectOne().from(own).where(own.ID.eq(organisation), own.BODY_ID.eq(actor.bodyId())));
  }

  private List<Row> list(Condition where, int limit, int offset) {
    var ids =
        sql.select(EDITION.ID, TRANSLATION.STATE)
            .from(EDITION)
            .join(MEETING)
            .on(MEETING.ID.eq(EDITION.MEETING_ID))
            .leftJoin(TRANSLATION)
            .on(TRANSLATION.EDITION_ID.eq(EDITION.ID))
            .where(where)
            .orderBy(EDITION.ID.desc())
            .limit(limit)
            .offset(offset)
            .fetchMap(EDITION.ID, TRANSLATION.STATE);
    if (ids.isEmpty()) {
      return List.of();
    }
    return rows.list(EDITION.ID.in(ids.keySet()), limit).stream()
        .map(each ->
            new Row(
                each.id(),
                each.title(),
                each.language(),
                each.state(),
                each.number(),
                each.heldOn(),
                Coded.find(TranslationState.class, ids.get(each.id()))
                    .orElse(TranslationState.MISSING)))
        .toList();
  }
}
