package org.throughline.tasks;

import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.tasks.Tables.SAMPLE;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.throughline.lines.Card;
import org.throughline.lines.Edge;
import org.throughline.lines.LineSource;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// A sample has a card; it is about many tasks, and so hangs from none.
@Component
class SampleLines implements LineSource {
  private final DSLContext sql;
  private final MessageSource messages;
  private final ZoneId zone;

  SampleLines(DSLContext sql, MessageSource messages, ZoneId zone) {
    this.sql = sql;
    this.messages = messages;
    this.zone = zone;
  }

  @Override
  public List<Card> cards(Collection<Ref> refs, Actor actor, Language language) {
    var ids = Ref.ids(refs, Kind.SAMPLE);
    if (ids.isEmpty()) {
      return List.of();
    }
    return sql.select(
            SAMPLE.ID,
            SAMPLE.POPULATION,
            SAMPLE.DRAWN_AT,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH)
        .from(SAMPLE)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(SAMPLE.SUPERVISOR_ORGANISATION_ID))
        .where(SAMPLE.ID.in(ids))
        .and(SampleQueries.visible(actor))
        .orderBy(SAMPLE.ID)
        .limit(500)
        .fetch(row ->
            new Card(
                new Ref(Kind.SAMPLE, row.value1()),
                messages.getMessage(
                    "tasks.sample.title",
                    new Object[] {String.valueOf(row.value1()), row.value2()},
                    language.locale()),
                language.pick(row.value4(), row.value5()),
                null,
                row.value3().atZone(zone).toLocalDate().toString(),
                "/samples/" + row.value1(),
                true));
  }

  @Override
  public List<Edge> above(Collection<Ref> refs) {
    return List.of();
  }

  @Override
  public List<Edge> below(Collection<Ref> refs) {
    return List.of();
  }
}
