package org.throughline.publishing;

import static throughline.db.publishing.Tables.SEGMENT;
import static throughline.db.publishing.Tables.TRANSLATION;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;

/// The other language of an edition, segment by segment. Where the source changes under it, a
/// segment is stale until somebody looks at it again.
@Service
public class Translations {
  private final DSLContext sql;
  private final EditionRows rows;
  private final Policy policy;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Translations(
      DSLContext sql,
      EditionRows rows,
      Policy policy,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.policy = policy;
    this.events = events;
    this.clock = clock;
  }

  /// A source segment with its translation.
  ///
  /// @param text empty where missing
  /// @param stale written for a source that reads differently now
  public record Pair(Segment source, String text, boolean stale) {}

  /// @param translatedBy who saved it last; null while missing
  public record Translation(
      Language language,
      TranslationState state,
      int revision,
      @Nullable Long translatedBy,
      @Nullable Long reviewedBy,
      @Nullable Instant publishedAt,
      List<Pair> pairs) {
    public Translation {
      pairs = List.copyOf(pairs);
    }

    public long missing() {
      return pairs.stream().filter(pair -> pair.text().isEmpty()).count();
    }

    public long stale() {
      return pairs.stream().filter(Pair::stale).count();
    }

    public boolean whole() {
      return missing() == 0 && stale() == 0;
    }
  }

  public Translation of(Edition edition) {
    var language = edition.language().other();
    var written = written(edition.id(), language);
    var pairs =
        rows.segments(edition.id(), edition.language()).stream()
            .map(source -> {
              var own = written.get(source.number());
              return own == null
                  ? new Pair(source, "", false)
                  : new Pair(
                      source,
                      own.text(),
                      !own.text().isEmpty() && !source.text().equals(own.sourceText()));
            })
            .toList();
    return sql.select(
            TRANSLATION.STATE,
            TRANSLATION.REVISION,
            TRANSLATION.TRANSLATED_BY,
            TRANSLATION.REVIEWED_BY,
            TRANSLATION.PUBLISHED_AT)
        .from(TRANSLATION)
        .where(TRANSLATION.EDITION_ID.eq(edition.id()), TRANSLATION.LANGUAGE.eq(language.tag()))
        .fetchOptional(row ->
            new Translation(
                language,
                Coded.of(TranslationState.class, row.value1()),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                pairs))
        .orElseGet(
            () -> new Translation(language, TranslationState.MISSING, 0, null, null, null, pairs));
  }

  /// Saves what was typed, by the source segments' numbers; a review made before is void.
  ///
  /// @param revision the translation's when the form was shown
  @Transactional
  public Outcome<Long> save(Actor actor, long id, int revision, Map<Integer, String> typed) {
    var edition = rows.locked(actor, id);
    policy.require(actor, Permission.EDITION_TRANSLATE, edition.organisationId());
    var before = of(edition);
    if (edition.state().ended() || before.state() == TranslationState.PUBLISHED) {
      return Outcome.conflict("publishing.translation.frozen");
    }
    if (before.revision() != revision) {
      return Outcome.conflict("publishing.changed_since");
    }
    var fresh = new HashMap<Integer, Written>();
    for (var pair : before.pairs()) {
      var text =
          Manuscript.oneLine(
              Manuscript.clean(typed.get(pair.source().number())), before.language());
      var longest =
          pair.source().number() == 1 ? Manuscript.LONGEST_TITLE : Manuscript.LONGEST_SEGMENT;
      if (text.length() > longest) {
        return Outcome.invalid("publishing.translation.too_long", pair.source().number(), longest);
      }
      fresh.put(
          pair.source().number(), new Written(pair.source().kind(), text, pair.source().text()));
    }
    store(edition.id(), before.language(), fresh);
    remember(edition.id(), before.language(), actor);
    events.publishEvent(new EditionChanged.Translated(edition.ref(), actor.who()));
    return Outcome.done(id);
  }

  /// A second person has read it beside its source. Refused to whoever saved it last, and while a
  /// segment is missing or stale.
  @Transactional
  public Outcome<Long> review(Actor actor, long id, int revision) {
    var edition = rows.locked(actor, id);
    policy.require(actor, Permission.EDITION_TRANSLATE, edition.organisationId());
    var translation = of(edition);
    if (translation.state() != TranslationState.DRAFT || edition.state().ended()) {
      return Outcome.conflict("publishing.translation.nothing_to_review");
    }
    if (translation.revision() != revision) {
      return Outcome.conflict("publishing.changed_since");
    }
    if (translation.translatedBy() != null && translation.translatedBy() == actor.personId()) {
      return Outcome.conflict("publishing.translation.own");
    }
    if (!translation.whole()) {
      return Outcome.conflict(
          "publishing.translation.not_whole", translation.missing(), translation.stale());
    }
    sql.update(TRANSLATION)
        .set(TRANSLATION.STATE, TranslationState.REVIEWED.code())
        .set(TRANSLATION.REVIEWED_BY, actor.personId())
        .set(TRANSLATION.REVIEWED_AT, clock.instant())
        .where(TRANSLATION.EDITION_ID.eq(id), TRANSLATION.LANGUAGE.eq(translation.language().tag()))
        .execute();
    events.publishEvent(new EditionChanged.TranslationReviewed(edition.ref(), actor.who()));
    return Outcome.done(id);
  }

  /// The source was rewritten: translations move to where their source went; what has changed is
  /// stale, and a review is void.
  void followSource(Edition edition, List<Segment> source) {
    var language = edition.language().other();
    var old = written(edition.id(), language);
    if (old.isEmpty()) {
      return;
    }
    var bySource = new HashMap<String, Written>();
    old.values().forEach(each -> bySource.putIfAbsent(each.key(), each));
    var moved = new HashMap<Integer, Written>();
    for (var segment : source) {
      var own =
          Optional.ofNullable(bySource.get(segment.kind() + segment.text()))
              .orElse(old.get(segment.number()));
      if (own != null) {
        moved.put(segment.number(), new Written(segment.kind(), own.text(), own.sourceText()));
      }
    }
    store(edition.id(), language, moved);
    sql.update(TRANSLATION)
        .set(TRANSLATION.STATE, TranslationState.DRAFT.code())
        .setNull(TRANSLATION.REVIEWED_BY)
        .setNull(TRANSLATION.REVIEWED_AT)
        .set(TRANSLATION.REVISION, TRANSLATION.REVISION.plus(1))
        .where(TRANSLATION.EDITION_ID.eq(edition.id()), TRANSLATION.LANGUAGE.eq(language.tag()))
        .execute();
  }

  /// A correction starts with the translation of what it corrects, to be reviewed again.
  void copy(Edition from, long to, Actor actor) {
    var translation = of(from);
    if (translation.state() == TranslationState.MISSING) {
      return;
    }
    store(to, translation.language(), written(from.id(), translation.language()));
    remember(to, translation.language(), actor);
    var first = translation.translatedBy();
    if (first != null) {
      sql.update(TRANSLATION)
          .set(TRANSLATION.TRANSLATED_BY, first)
          .where(
              TRANSLATION.EDITION_ID.eq(to), TRANSLATION.LANGUAGE.eq(translation.language().tag()))
          .execute();
    }
  }

  private record Written(SegmentKind kind, String text, @Nullable String sourceText) {
    String key() {
      return kind + String.valueOf(sourceText);
    }
  }

  private Map<Integer, Written> written(long id, Language language) {
    return sql.select(SEGMENT.NUMBER, SEGMENT.KIND, SEGMENT.TEXT, SEGMENT.SOURCE_TEXT)
        .from(SEGMENT)
        .where(SEGMENT.EDITION_ID.eq(id), SEGMENT.LANGUAGE.eq(language.tag()))
        .orderBy(SEGMENT.NUMBER)
        .limit(500)
        .fetchMap(
            row -> row.value1(),
            row ->
                new Written(Coded.of(SegmentKind.class, row.value2()), row.value3(), row.value4()));
  }

  private void store(long id, Language language, Map<Integer, Written> segments) {
    sql.deleteFrom(SEGMENT)
        .where(SEGMENT.EDITION_ID.eq(id), SEGMENT.LANGUAGE.eq(language.tag()))
        .execute();
    if (segments.isEmpty()) {
      return;
    }
    var insert =
        sql.insertInto(
            SEGMENT,
            SEGMENT.EDITION_ID,
            SEGMENT.LANGUAGE,
            SEGMENT.NUMBER,
            SEGMENT.KIND,
            SEGMENT.TEXT,
            SEGMENT.SOURCE_TEXT);
    for (var each : segments.entrySet()) {
      var written = each.getValue();
      insert =
          insert.values(
              id,
              language.tag(),
              each.getKey(),
              written.kind().code(),
              written.text(),
              written.sourceText());
    }
    insert.execute();
  }

  private void remember(long id, Language language, Actor actor) {
    sql.insertInto(TRANSLATION)
        .set(TRANSLATION.EDITION_ID, id)
        .set(TRANSLATION.LANGUAGE, language.tag())
        .set(TRANSLATION.TRANSLATED_BY, actor.personId())
        .set(TRANSLATION.TRANSLATED_AT, clock.instant())
        .set(TRANSLATION.REVISION, 1)
        .onConflict(TRANSLATION.EDITION_ID, TRANSLATION.LANGUAGE)
        .doUpdate()
        .set(TRANSLATION.STATE, TranslationState.DRAFT.code())
        .set(TRANSLATION.TRANSLATED_BY, actor.personId())
        .set(TRANSLATION.TRANSLATED_AT, clock.instant())
        .setNull(TRANSLATION.REVIEWED_BY)
        .setNull(TRANSLATION.REVIEWED_AT)
        .set(TRANSLATION.REVISION, TRANSLATION.REVISION.plus(1))
        .execute();
  }
}
