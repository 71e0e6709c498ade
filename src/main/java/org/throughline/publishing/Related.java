package org.throughline.publishing;

import static org.jooq.impl.DSL.select;
import static throughline.db.decisions.Tables.DECISION;
import static throughline.db.decisions.Tables.DECISION_CLAUSE;
import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.AGENDA_ITEM_DIRECTIVE;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.publishing.Tables.EDITION;
import static throughline.db.publishing.Tables.RELATED_DIRECTIVE;
import static throughline.db.publishing.Tables.RELATED_TASK;
import static throughline.db.tasks.Tables.TASK;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.tasks.TaskStatus;

/// The directives and tasks that an editor chooses to show beside a readout, each under a title
/// meant for the public.
@Service
public class Related {
  private static final int LONGEST_TITLE = 300;
  private static final int LIMIT = 100;

  private final DSLContext sql;
  private final EditionRows rows;
  private final Policy policy;
  private final ApplicationEventPublisher events;
  private final RelatedStatus status;

  Related(
      DSLContext sql,
      EditionRows rows,
      Policy policy,
      ApplicationEventPublisher events,
      RelatedStatus status) {
    this.sql = sql;
    this.rows = rows;
    this.policy = policy;
    this.events = events;
    this.status = status;
  }

  /// What may be chosen, and how it would be called.
  ///
  /// @param title inside, in its own language
  /// @param titleEn for the public; empty where none is given
  public record Choice(Ref ref, String title, boolean chosen, String titleEn, String titleZh) {}

  /// @param titleEn,titleZh for the public; at least one is needed
  public record Chosen(Ref ref, @Nullable String titleEn, @Nullable String titleZh) {}

  /// Directives that the meeting conveyed and tasks that came of it, none of them restricted; those
  /// chosen already first as they were titled.
  public List<Choice> choices(Edition edition) {
    var choices = new ArrayList<>(directives(edition));
    choices.addAll(tasks(edition));
    return choices;
  }

  private List<Choice> directives(Edition edition) {
    return sql.select(
            DIRECTIVE.ID,
            DIRECTIVE.TITLE,
            DIRECTIVE.LANGUAGE,
            RELATED_DIRECTIVE.EDITION_ID,
            RELATED_DIRECTIVE.TITLE_EN,
            RELATED_DIRECTIVE.TITLE_ZH)
        .from(DIRECTIVE)
        .leftJoin(RELATED_DIRECTIVE)
        .on(
            RELATED_DIRECTIVE.DIRECTIVE_ID.eq(DIRECTIVE.ID),
            RELATED_DIRECTIVE.EDITION_ID.eq(edition.id()))
        .where(DIRECTIVE.ACCESS.eq("internal"), DIRECTIVE.ID.in(conveyedAt(edition)))
        .orderBy(DIRECTIVE.ID)
        .limit(LIMIT)
        .fetch(row ->
            choice(
                new Ref(Kind.DIRECTIVE, row.value1()),
                row.value2(),
                Language.of(row.value3()),
                row.value4() != null,
                row.value5(),
                row.value6()));
  }

  private List<Choice> tasks(Edition edition) {
    return sql.select(
            TASK.ID,
            TASK.TITLE,
            RELATED_TASK.EDITION_ID,
            RELATED_TASK.TITLE_EN,
            RELATED_TASK.TITLE_ZH)
        .from(TASK)
        .leftJoin(RELATED_TASK)
        .on(RELATED_TASK.TASK_ID.eq(TASK.ID), RELATED_TASK.EDITION_ID.eq(edition.id()))
        .where(TASK.ACCESS.eq("internal"), cameOf(edition))
        .orderBy(TASK.ID)
        .limit(LIMIT)
        .fetch(row ->
            choice(
                new Ref(Kind.TASK, row.value1()),
                row.value2(),
                edition.language(),
                row.value3() != null,
                row.value4(),
                row.value5()));
  }

  private static Choice choice(
      Ref ref,
      String title,
      Language language,
      boolean chosen,
      @Nullable String titleEn,
      @Nullable String titleZh) {
    var en = titleEn == null ? "" : titleEn;
    var zh = titleZh == null ? "" : titleZh;
    if (!chosen) {
      return language == Language.ENGLISH
          ? new Choice(ref, title, false, title, "")
          : new Choice(ref, title, false, "", title);
    }
    return new Choice(ref, title, true, en, zh);
  }

  private static org.jooq.Select<? extends org.jooq.Record1<Long>> conveyedAt(Edition edition) {
    return select(AGENDA_ITEM_DIRECTIVE.DIRECTIVE_ID)
        .from(AGENDA_ITEM_DIRECTIVE)
        .join(AGENDA_ITEM)
        .on(AGENDA_ITEM.ID.eq(AGENDA_ITEM_DIRECTIVE.AGENDA_ITEM_ID))
        .where(AGENDA_ITEM.MEETING_ID.eq(edition.meetingId()), AGENDA_ITEM.ACCESS.eq("internal"));
  }

  /// Of a decision clause of the meeting; or given by the meeting's body for a clause conveyed at
  /// it.
  private static Condition cameOf(Edition edition) {
    var decided =
        select(DECISION_CLAUSE.ID)
            .from(DECISION_CLAUSE)
            .join(DECISION)
            .on(DECISION.ID.eq(DECISION_CLAUSE.DECISION_ID))
            .join(AGENDA_ITEM)
            .on(AGENDA_ITEM.ID.eq(DECISION.AGENDA_ITEM_ID))
            .where(
                AGENDA_ITEM.MEETING_ID.eq(edition.meetingId()), AGENDA_ITEM.ACCESS.eq("internal"));
    var clauses = select(CLAUSE.ID).from(CLAUSE).where(CLAUSE.DIRECTIVE_ID.in(conveyedAt(edition)));
    var issuing = ORGANISATION.as("issuing");
    var met = ORGANISATION.as("met");
    var sameBody =
        select(issuing.ID)
            .from(issuing)
            .join(met)
            .on(met.BODY_ID.eq(issuing.BODY_ID))
            .where(met.ID.eq(edition.organisationId()));
    return TASK.DECISION_CLAUSE_ID
        .in(decided)
        .or(TASK.CLAUSE_ID.in(clauses).and(TASK.ISSUING_ORGANISATION_ID.in(sameBody)));
  }

  /// Replaces what is shown. Refused for anything that [#choices] does not offer.
  ///
  /// @param revision the edition's when the form was shown
  @Transactional
  public Outcome<Long> choose(Actor actor, long id, int revision, Collection<Chosen> chosen) {
    var edition = rows.locked(actor, id);
    policy.require(actor, Permission.EDITION_DRAFT, edition.organisationId());
    if (edition.state() != EditionState.DRAFT) {
      return Outcome.conflict("publishing.not_a_draft");
    }
    if (edition.revision() != revision) {
      return Outcome.conflict("publishing.changed_since");
    }
    var offered = choices(edition).stream().map(Choice::ref).collect(Collectors.toSet());
    var titled = new ArrayList<Chosen>();
    for (var each : chosen) {
      if (!offered.contains(each.ref())) {
        return Outcome.invalid("publishing.related.not_offered");
      }
      var en = Manuscript.oneLine(Manuscript.clean(each.titleEn()), Language.ENGLISH);
      var zh = Manuscript.oneLine(Manuscript.clean(each.titleZh()), Language.CHINESE);
      if (en.isEmpty() && zh.isEmpty()) {
        return Outcome.invalid("publishing.related.no_title");
      }
      if (Math.max(en.length(), zh.length()) > LONGEST_TITLE) {
        return Outcome.invalid("publishing.related.title_too_long", LONGEST_TITLE);
      }
      titled.add(new Chosen(each.ref(), en.isEmpty() ? null : en, zh.isEmpty() ? null : zh));
    }
    replace(edition, titled);
    events.publishEvent(new EditionChanged.RelatedChosen(edition.ref(), actor.who()));
    return Outcome.done(id);
  }

  private void replace(Edition edition, List<Chosen> titled) {
    sql.deleteFrom(RELATED_DIRECTIVE)
        .where(RELATED_DIRECTIVE.EDITION_ID.eq(edition.id()))
        .execute();
    sql.deleteFrom(RELATED_TASK).where(RELATED_TASK.EDITION_ID.eq(edition.id())).execute();
    for (var each : titled) {
      if (each.ref().kind() == Kind.DIRECTIVE) {
        sql.insertInto(RELATED_DIRECTIVE)
            .set(RELATED_DIRECTIVE.EDITION_ID, edition.id())
            .set(RELATED_DIRECTIVE.DIRECTIVE_ID, each.ref().id())
            .set(RELATED_DIRECTIVE.TITLE_EN, each.titleEn())
            .set(RELATED_DIRECTIVE.TITLE_ZH, each.titleZh())
            .onConflictDoNothing()
            .execute();
      } else {
        sql.insertInto(RELATED_TASK)
            .set(RELATED_TASK.EDITION_ID, edition.id())
            .set(RELATED_TASK.TASK_ID, each.ref().id())
            .set(RELATED_TASK.TITLE_EN, each.titleEn())
            .set(RELATED_TASK.TITLE_ZH, each.titleZh())
            .set(RELATED_TASK.STATUS, TaskStatus.NOT_STARTED.code())
            .onConflictDoNothing()
            .execute();
      }
    }
    sql.update(EDITION)
        .set(EDITION.REVISION, EDITION.REVISION.plus(1))
        .where(EDITION.ID.eq(edition.id()))
        .execute();
    status.refreshEdition(edition.id());
  }

  void refresh(Edition edition) {
    status.refreshEdition(edition.id());
  }

  boolean anyRestricted(Edition edition) {
    var directive =
        sql.selectOne()
            .from(RELATED_DIRECTIVE)
            .join(DIRECTIVE)
            .on(DIRECTIVE.ID.eq(RELATED_DIRECTIVE.DIRECTIVE_ID))
            .where(RELATED_DIRECTIVE.EDITION_ID.eq(edition.id()), DIRECTIVE.ACCESS.ne("internal"));
    var task =
        sql.selectOne()
            .from(RELATED_TASK)
            .join(TASK)
            .on(TASK.ID.eq(RELATED_TASK.TASK_ID))
            .where(RELATED_TASK.EDITION_ID.eq(edition.id()), TASK.ACCESS.ne("internal"));
    return sql.fetchExists(directive) || sql.fetchExists(task);
  }
}
