package org.throughline.audit;

import static throughline.db.audit.Tables.ENTRY;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.organisations.Tables.PERSON;
import static throughline.db.organisations.Tables.POST;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.shared.Happened;
import org.throughline.shared.Kept;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;

/// Writes each event down, and reads the trail of a record. Whoever asks has already been shown the
/// record itself; the trail has no visibility of its own.
@Service
public class Trail {
  private static final List<Field<?>> WRITTEN =
      List.of(
          ENTRY.AT,
          ENTRY.KIND,
          ENTRY.RECORD_ID,
          ENTRY.ACTION,
          ENTRY.PERSON_ID,
          ENTRY.POST_ID,
          ENTRY.ORGANISATION_ID,
          ENTRY.ON_BEHALF_OF,
          ENTRY.DETAIL);

  private enum Shape {
    WRITE
  }

  private final DSLContext sql;
  private final Kept kept;
  private final Clock clock;

  Trail(DSLContext sql, Kept kept, Clock clock) {
    this.sql = sql;
    this.kept = kept;
    this.clock = clock;
  }

  /// Mandatory: an event outside a transaction would be news of something that may not have
  /// happened.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(Happened event) {
    var by = event.by();
    kept.query(
            Shape.WRITE,
            () ->
                DSL.insertInto(ENTRY, WRITTEN)
                    .values(
                        WRITTEN.stream()
                            .map(each -> DSL.param(each.getName(), each.getDataType()))
                            .toList()))
        .with(ENTRY.AT.getName(), clock.instant())
        .with(ENTRY.KIND.getName(), event.about().kind().code())
        .with(ENTRY.RECORD_ID.getName(), event.about().id())
        .with(ENTRY.ACTION.getName(), event.action())
        .with(ENTRY.PERSON_ID.getName(), by.personId())
        .with(ENTRY.POST_ID.getName(), by.postId())
        .with(ENTRY.ORGANISATION_ID.getName(), by.organisationId())
        .with(ENTRY.ON_BEHALF_OF.getName(), by.onBehalfOf())
        .with(ENTRY.DETAIL.getName(), event.detail())
        .execute();
  }

  /// When something was done and by whom.
  ///
  /// @param personId null for what the system did by itself
  public record Deed(Instant at, @Nullable Long personId) {}

  /// The latest entry about a record with this action, and with this detail, alone or before a
  /// colon.
  public Optional<Deed> latest(Ref about, String action, String detail) {
    return sql.select(ENTRY.AT, ENTRY.PERSON_ID)
        .from(ENTRY)
        .where(ENTRY.KIND.eq(about.kind().code()))
        .and(ENTRY.RECORD_ID.eq(about.id()))
        .and(ENTRY.ACTION.eq(action))
        .and(ENTRY.DETAIL.eq(detail).or(ENTRY.DETAIL.startsWith(detail + ":")))
        .orderBy(ENTRY.ID.desc())
        .limit(1)
        .fetchOptional(row -> new Deed(row.value1(), row.value2()));
  }

  /// One line of a trail, as a page shows it.
  ///
  /// @param action a message key is `audit.` and this
  /// @param person empty for what the system did by itself
  public record Entry(
      Instant at,
      String action,
      String person,
      String post,
      String organisation,
      String onBehalfOf,
      @Nullable String detail) {}

  /// A trail to be taken away.
  public static Table table(Texts texts, List<Entry> entries) {
    return Listing.of(texts, "audit.title", entries)
        .column("audit.take.at", Entry::at)
        .column("audit.take.action", each -> texts.of("audit." + each.action()))
        .column("audit.take.person", Entry::person)
        .column("audit.take.post", Entry::post)
        .column("audit.take.organisation", Entry::organisation)
        .column("audit.take.on_behalf_of", Entry::onBehalfOf)
        .column("audit.take.detail", Entry::detail)
        .table();
  }

  /// The latest two hundred entries about any of the records, oldest first.
  public List<Entry> of(Collection<Ref> refs, Language language) {
    if (refs.isEmpty()) {
      return List.of();
    }
    var behalf = PERSON.as("behalf");
    Condition any = DSL.noCondition();
    for (var ref : refs) {
      any = any.or(ENTRY.KIND.eq(ref.kind().code()).and(ENTRY.RECORD_ID.eq(ref.id())));
    }
    return sql.select(
            ENTRY.AT,
            ENTRY.ACTION,
            PERSON.NAME_EN,
            PERSON.NAME_ZH,
            POST.TITLE_EN,
            POST.TITLE_ZH,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            behalf.NAME_EN,
            behalf.NAME_ZH,
            ENTRY.DETAIL)
        .from(ENTRY)
        .leftJoin(PERSON)
        .on(PERSON.ID.eq(ENTRY.PERSON_ID))
        .leftJoin(POST)
        .on(POST.ID.eq(ENTRY.POST_ID))
        .leftJoin(ORGANISATION)
        .on(ORGANISATION.ID.eq(ENTRY.ORGANISATION_ID))
        .leftJoin(behalf)
        .on(behalf.ID.eq(ENTRY.ON_BEHALF_OF))
        .where(any)
        .orderBy(ENTRY.ID.desc())
        .limit(200)
        .fetch(row ->
            new Entry(
                row.value1(),
                row.value2(),
                language.pick(row.value3(), row.value4()),
                language.pick(row.value5(), row.value6()),
                language.pick(row.value7(), row.value8()),
                language.pick(row.value9(), row.value10()),
                row.value11()))
        .reversed();
  }
}
