package org.throughline.directives;

import static org.jooq.impl.DSL.field;
import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.CONVEYANCE;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.directives.Tables.RECEIPT;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.throughline.lines.Card;
import org.throughline.organisations.Acting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Role;
import org.throughline.organisations.Visibility;
import org.throughline.shared.Kept;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// How directives and what belongs to them show on the line. Of an internal directive everybody on
/// its line may read the title, because their own work came of it; a restricted one shows only to
/// those who may open it. Receipts and conveyances show to their own body and those above.
@Component
class DirectiveCards {
  private record Shape(Kind kind, Set<Role> roles) {}

  private final DSLContext sql;
  private final Kept kept;
  private final MessageSource messages;
  private final ZoneId zone;

  DirectiveCards(DSLContext sql, Kept kept, MessageSource messages, ZoneId zone) {
    this.sql = sql;
    this.kept = kept;
    this.messages = messages;
    this.zone = zone;
  }

  List<Card> directives(Collection<Long> ids, Actor actor, Language language) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return kept.query(
            new Shape(Kind.DIRECTIVE, actor.roles()),
            () ->
                DSL.select(
                        DIRECTIVE.ID,
                        DIRECTIVE.TITLE,
                        ORGANISATION.NAME_EN,
                        ORGANISATION.NAME_ZH,
                        DIRECTIVE.DATED,
                        open(actor))
                    .from(DIRECTIVE)
                    .join(ORGANISATION)
                    .on(ORGANISATION.ID.eq(DIRECTIVE.ORGANISATION_ID))
                    .where(DIRECTIVE.ID.eq(DSL.any(DSL.param("ids", Long[].class))))
                    .and(named(actor)))
        .with(Acting.values(actor))
        .with("ids", ids.toArray(Long[]::new))
        .fetch(row ->
            new Card(
                new Ref(Kind.DIRECTIVE, row.get(DIRECTIVE.ID)),
                row.get(DIRECTIVE.TITLE),
                language.pick(row.get(ORGANISATION.NAME_EN), row.get(ORGANISATION.NAME_ZH)),
                null,
                iso(row.get(DIRECTIVE.DATED)),
                "/directives/" + row.get(DIRECTIVE.ID),
                row.get(5, Boolean.class)));
  }

  List<Card> clauses(Collection<Long> ids, Actor actor, Language language) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return kept.query(
            new Shape(Kind.CLAUSE, actor.roles()),
            () ->
                DSL.select(
                        CLAUSE.ID,
                        CLAUSE.TEXT,
                        ORGANISATION.NAME_EN,
                        ORGANISATION.NAME_ZH,
                        open(actor))
                    .from(CLAUSE)
                    .join(DIRECTIVE)
                    .on(DIRECTIVE.ID.eq(CLAUSE.DIRECTIVE_ID))
                    .join(ORGANISATION)
                    .on(ORGANISATION.ID.eq(DIRECTIVE.ORGANISATION_ID))
                    .where(CLAUSE.ID.eq(DSL.any(DSL.param("ids", Long[].class))))
                    .and(named(actor)))
        .with(Acting.values(actor))
        .with("ids", ids.toArray(Long[]::new))
        .fetch(row ->
            new Card(
                new Ref(Kind.CLAUSE, row.get(CLAUSE.ID)),
                Excerpt.of(row.get(CLAUSE.TEXT), 160),
                language.pick(row.get(ORGANISATION.NAME_EN), row.get(ORGANISATION.NAME_ZH)),
                null,
                null,
                "/clauses/" + row.get(CLAUSE.ID),
                row.get(4, Boolean.class)));
  }

  List<Card> receipts(Collection<Long> ids, Actor actor, Language language) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return sql.select(
            RECEIPT.ID, ORGANISATION.NAME_EN, ORGANISATION.NAME_ZH, RECEIPT.STATE, RECEIPT.SENT_AT)
        .from(RECEIPT)
        .join(DIRECTIVE)
        .on(DIRECTIVE.ID.eq(RECEIPT.DIRECTIVE_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(RECEIPT.ORGANISATION_ID))
        .where(RECEIPT.ID.in(ids))
        .and(ReceiptQueries.visible(actor))
        .fetch(row ->
            new Card(
                new Ref(Kind.RECEIPT, row.value1()),
                text(language, "directives.receipt.of", language.pick(row.value2(), row.value3())),
                language.pick(row.value2(), row.value3()),
                "directives.receipt_state." + row.value4(),
                LocalDate.ofInstant(row.value5(), zone).toString(),
                "/receipts/" + row.value1(),
                true));
  }

  List<Card> conveyances(Collection<Long> ids, Actor actor, Language language) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return sql.select(
            CONVEYANCE.ID,
            CONVEYANCE.DIRECTIVE_ID,
            CONVEYANCE.MEANS,
            CONVEYANCE.CONVEYED_ON,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH)
        .from(CONVEYANCE)
        .join(DIRECTIVE)
        .on(DIRECTIVE.ID.eq(CONVEYANCE.DIRECTIVE_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(CONVEYANCE.ORGANISATION_ID))
        .where(CONVEYANCE.ID.in(ids))
        .and(Visibility.internal(actor, CONVEYANCE.ORGANISATION_ID))
        .and(DirectiveVisibility.visible(actor))
        .fetch(row ->
            new Card(
                new Ref(Kind.CONVEYANCE, row.value1()),
                text(language, "directives.conveyed." + row.value3()),
                language.pick(row.value5(), row.value6()),
                null,
                iso(row.value4()),
                "/directives/" + row.value2() + "#conveyances",
                true));
  }

  private static Field<Boolean> open(Actor actor) {
    return field(DirectiveVisibility.visible(actor)).as("open");
  }

  private static Condition named(Actor actor) {
    return DIRECTIVE.ACCESS.eq(DSL.inline("internal")).or(DirectiveVisibility.visible(actor));
  }

  private static @Nullable String iso(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }

  private String text(Language language, String key, Object... arguments) {
    return messages.getMessage(key, arguments, language.locale());
  }
}
