package org.throughline.readouts;

import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.readouts.Tables.READING;
import static throughline.db.readouts.Tables.VALUE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.readouts.reading.Span;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Readings and their values, as a body's own people see them; nobody else does.
@Component
class ReadingQueries {
  /// The texts of a list's readings stay where they are.
  private static final List<SelectField<?>> WITHOUT_TEXT =
      List.of(
          READING.ID,
          READING.ORGANISATION_ID,
          READING.NAME,
          READING.LANGUAGE,
          READING.STATE,
          READING.READ_AT,
          READING.KEEPS_MEETING,
          READING.MEETING_ORGANISATION_ID,
          READING.MEETING_HELD_ON,
          READING.MEETING_ID,
          READING.DIRECTIVE_ID);

  private final DSLContext sql;

  ReadingQueries(DSLContext sql) {
    this.sql = sql;
  }

  Optional<KeptReading> find(Actor actor, long id) {
    return sql.select(withText())
        .from(READING)
        .where(READING.ID.eq(id), visible(actor))
        .fetchOptional(row -> reading(row, row.get(READING.TEXT)));
  }

  Optional<KeptReading> lock(Actor actor, long id) {
    return sql.select(withText())
        .from(READING)
        .where(READING.ID.eq(id), visible(actor))
        .forUpdate()
        .fetchOptional(row -> reading(row, row.get(READING.TEXT)));
  }

  /// Newest first.
  List<Readings.Listed> list(Actor actor, int offset, int limit) {
    return listed(visible(actor), offset, limit);
  }

  List<Readings.Listed> waiting(Actor actor, int limit) {
    return listed(visible(actor).and(READING.STATE.eq(ReadingState.PROPOSED.code())), 0, limit);
  }

  List<Readings.Listed> byId(Collection<Long> ids) {
    return listed(READING.ID.in(ids), 0, 1_000);
  }

  int count(Actor actor) {
    return sql.fetchCount(READING, visible(actor));
  }

  List<ProposedValue> values(long readingId) {
    return sql.select(
            VALUE.POSITION,
            VALUE.FIELD,
            VALUE.CODE,
            VALUE.OF_POSITION,
            VALUE.PROPOSED,
            VALUE.VALUE_,
            VALUE.SPAN_BEGIN,
            VALUE.SPAN_END,
            VALUE.INFERRED,
            VALUE.CONFIDENCE,
            VALUE.RULE,
            VALUE.DECISION,
            VALUE.REF_KIND,
            VALUE.REF_ID)
        .from(VALUE)
        .where(VALUE.READING_ID.eq(readingId))
        .orderBy(VALUE.POSITION)
        .limit(Proposals.MOST)
        .fetch(ReadingQueries::value);
  }

  /// Of the actor's own body; what they may do with it is the policy's.
  static Condition visible(Actor actor) {
    var body = ORGANISATION.as("reader_body");
    return DSL.exists(
        DSL.selectOne()
            .from(body)
            .where(body.ID.eq(READING.ORGANISATION_ID), body.BODY_ID.eq(actor.bodyId())));
  }

  private List<Readings.Listed> listed(Condition where, int offset, int limit) {
    var title = VALUE.as("title");
    var fields = new ArrayList<SelectField<?>>(WITHOUT_TEXT);
    var open =
        DSL.field(
            DSL.selectCount()
                .from(VALUE)
                .where(
                    VALUE.READING_ID.eq(READING.ID), VALUE.DECISION.eq(ValueDecision.OPEN.code())));
    var all = DSL.field(DSL.selectCount().from(VALUE).where(VALUE.READING_ID.eq(READING.ID)));
    fields.add(title.VALUE_);
    fields.add(open);
    fields.add(all);
    return sql.select(fields)
        .from(READING)
        .leftJoin(title)
        .on(
            title.READING_ID.eq(READING.ID),
            title.FIELD.eq(ValueField.TITLE.code()),
            title.DECISION.ne(ValueDecision.DROPPED.code()))
        .where(where)
        .orderBy(READING.ID.desc())
        .offset(offset)
        .limit(limit)
        .fetch(row -> {
          var reading = reading(row, "");
          var words = row.get(title.VALUE_);
          return new Readings.Listed(
              reading, words == null ? reading.name() : words, row.get(open), row.get(all));
        });
  }

  private static List<SelectField<?>> withText() {
    var fields = new ArrayList<SelectField<?>>(WITHOUT_TEXT);
    fields.add(READING.TEXT);
    return fields;
  }

  private static KeptReading reading(Record row, String text) {
    return new KeptReading(
        row.get(READING.ID),
        row.get(READING.ORGANISATION_ID),
        row.get(READING.NAME),
        Language.of(row.get(READING.LANGUAGE)),
        text,
        Coded.of(ReadingState.class, row.get(READING.STATE)),
        row.get(READING.READ_AT),
        row.get(READING.KEEPS_MEETING),
        row.get(READING.MEETING_ORGANISATION_ID),
        row.get(READING.MEETING_HELD_ON),
        row.get(READING.MEETING_ID),
        row.get(READING.DIRECTIVE_ID));
  }

  private static ProposedValue value(Record row) {
    return new ProposedValue(
        row.get(VALUE.POSITION),
        Coded.of(ValueField.class, row.get(VALUE.FIELD)),
        row.get(VALUE.CODE),
        row.get(VALUE.OF_POSITION),
        row.get(VALUE.PROPOSED),
        row.get(VALUE.VALUE_),
        new Span(row.get(VALUE.SPAN_BEGIN), row.get(VALUE.SPAN_END)),
        row.get(VALUE.INFERRED),
        row.get(VALUE.CONFIDENCE),
        row.get(VALUE.RULE),
        Coded.of(ValueDecision.class, row.get(VALUE.DECISION)),
        ref(row.get(VALUE.REF_KIND), row.get(VALUE.REF_ID)));
  }

  private static @Nullable Ref ref(@Nullable String kind, @Nullable Long id) {
    return kind == null || id == null ? null : new Ref(Coded.of(Kind.class, kind), id);
  }
}
