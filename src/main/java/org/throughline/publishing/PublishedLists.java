package org.throughline.publishing;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.publishing.Tables.EDITION;
import static throughline.db.publishing.Tables.SEGMENT;
import static throughline.db.publishing.Tables.TRANSLATION;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.throughline.publishing.PublishedRecord.Listed;
import org.throughline.shared.Language;

/// Lists and feeds that anybody may read: public records newest first, of all bodies or of one.
/// Takes no actor and touches no table but publishing's own and organisations, as
/// [PublishedRecords] does.
@Service
public class PublishedLists {
  public static final int PAGE = 20;

  private final DSLContext sql;

  PublishedLists(DSLContext sql) {
    this.sql = sql;
  }

  /// Whether an organisation has, or once had, a public record; all others are unknown outside.
  public boolean everPublished(long organisationId) {
    return sql.fetchExists(
        EDITION, EDITION.STATE.in("published", "superseded", "withdrawn").and(of(organisationId)));
  }

  /// Bodies that have public records, by name, for choosing among them.
  public List<Publisher> publishers(Language reader) {
    var body = ORGANISATION.as("body");
    return sql.selectDistinct(body.ID, body.NAME_EN, body.NAME_ZH, body.FIRST_NUMBER)
        .from(EDITION)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(EDITION.ORGANISATION_ID))
        .join(body)
        .on(body.ID.eq(ORGANISATION.BODY_ID))
        .where(EDITION.STATE.eq("published"))
        .orderBy(body.FIRST_NUMBER)
        .limit(500)
        .fetch(row -> new Publisher(row.value1(), reader.pick(row.value2(), row.value3())));
  }

  public record Publisher(long id, String name) {}

  /// @param organisationId null for all
  public int count(@Nullable Long organisationId) {
    return sql.fetchCount(EDITION, EDITION.STATE.eq("published").and(of(organisationId)));
  }

  /// Newest first by when the record was first published; in the other language where there is no
  /// translation.
  ///
  /// @param page from 1
  public List<Listed> list(@Nullable Long organisationId, Language reader, int page) {
    return list(organisationId, reader, page, PAGE);
  }

  /// @param size how many to a page
  public List<Listed> list(@Nullable Long organisationId, Language reader, int page, int size) {
    return listed(
        reader,
        of(organisationId),
        List.of(EDITION.FIRST_PUBLISHED_AT.desc(), EDITION.ID.desc()),
        size,
        (page - 1) * size);
  }

  /// The latest fifty published in this very language, by when that was.
  public List<Listed> feed(@Nullable Long organisationId, Language language) {
    var updated = updated();
    return listed(
        language,
        of(organisationId)
            .and(EDITION.LANGUAGE.eq(language.tag()).or(TRANSLATION.PUBLISHED_AT.isNotNull())),
        List.of(
            DSL.when(EDITION.LANGUAGE.eq(language.tag()), EDITION.PUBLISHED_AT)
                .otherwise(updated)
                .desc(),
            EDITION.ID.desc()),
        50,
        0);
  }

  private static org.jooq.Field<java.time.Instant> updated() {
    return coalesce(TRANSLATION.PUBLISHED_AT, EDITION.PUBLISHED_AT);
  }

  private List<Listed> listed(
      Language reader,
      Condition where,
      List<? extends org.jooq.OrderField<?>> order,
      int limit,
      int offset) {
    var shown =
        DSL.when(TRANSLATION.PUBLISHED_AT.isNotNull(), DSL.val(reader.tag()))
            .otherwise(EDITION.LANGUAGE);
    var title = SEGMENT.as("title");
    var paragraph = SEGMENT.as("paragraph");
    var lead =
        field(
            select(paragraph.TEXT)
                .from(paragraph)
                .where(
                    paragraph.EDITION_ID.eq(EDITION.ID),
                    paragraph.LANGUAGE.eq(shown),
                    paragraph.KIND.eq("paragraph"))
                .orderBy(paragraph.NUMBER)
                .limit(1));
    return sql.select(
            EDITION.CODE,
            EDITION.LANGUAGE,
            title.TEXT,
            lead,
            EDITION.ORGANISATION_ID,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            EDITION.HELD_ON,
            EDITION.FIRST_PUBLISHED_AT,
            EDITION.PUBLISHED_AT,
            TRANSLATION.PUBLISHED_AT)
        .from(EDITION)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(EDITION.ORGANISATION_ID))
        .leftJoin(TRANSLATION)
        .on(TRANSLATION.EDITION_ID.eq(EDITION.ID), TRANSLATION.STATE.eq("published"))
        .join(title)
        .on(title.EDITION_ID.eq(EDITION.ID), title.LANGUAGE.eq(shown), title.NUMBER.eq(1))
        .where(EDITION.STATE.eq("published"), where)
        .orderBy(order)
        .limit(limit)
        .offset(offset)
        .fetch(row -> {
          var source = Language.of(row.value2());
          var translated = row.value11();
          var language = translated == null ? source : reader;
          var text = row.value4();
          return new Listed(
              row.value1(),
              language,
              row.value3(),
              text == null ? "" : text,
              row.value5(),
              reader.pick(row.value6(), row.value7()),
              row.value8(),
              row.value9(),
              language == source || translated == null ? row.value10() : translated);
        });
  }

  /// Of the organisation itself, or of anything in it where it is a body.
  private static Condition of(@Nullable Long organisationId) {
    if (organisationId == null) {
      return noCondition();
    }
    var o = ORGANISATION.as("publisher");
    return exists(
        selectOne()
            .from(o)
            .where(
                o.ID.eq(EDITION.ORGANISATION_ID),
                o.ID.eq(organisationId).or(o.BODY_ID.eq(organisationId))));
  }
}
