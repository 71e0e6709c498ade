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
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.throughline.lines.Card;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Visibility;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// How directives and what belongs to them show on the line. Of an internal directive everybody on
/// its line may read the title, because their own work came of it; a restricted one shows only to
/// those who may open it. Receipts and conveyances show to their own body and those above.
@Component
class DirectiveCards {
  private final DSLContext sql;
  private final MessageSource messages;
  private final ZoneId zone;

  DirectiveCards(DSLContext sql, MessageSource messages, ZoneId zone) {
    this.sql = sql;
    this.messages = messages;
    this.zone = zone;
  }

  List<Card> directives(Collection<Long> ids, Actor actor, Language language) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var open = open(actor);
    return sql.select(
            DIRECTIVE.ID,
            DIRECTIVE.TITLE,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            DIRECTIVE.DATED,
            open)
        .from(DIRECTIVE)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(DIRECTIVE.ORGANISATION_ID))
        .where(DIRECTIVE.ID.in(ids))
        .and(named(actor))
        .fetch(row ->
            new Card(
                new Ref(Kind.DIRECTIVE, row.value1()),
                row.value2(),
                language.pick(row.value3(), row.value4()),
                null,
                iso(row.value5()),
                "/directives/" + row.value1(),
                row.value6()));
  }

  List<Card> clauses(Collection<Long> ids, Actor actor, Language language) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var open = open(actor);
    return sql.select(CLAUSE.ID, CLAUSE.TEXT, ORGANISATION.NAME_EN, ORGANISATION.NAME_ZH, open)
        .from(CLAUSE)
        .join(DIRECTIVE)
        .on(DIRECTIVE.ID.eq(CLAUSE.DIRECTIVE_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(DIRECTIVE.ORGANISATION_ID))
        .where(CLAUSE.ID.in(ids))
        .and(named(actor))
        .fetch(row ->
            new Card(
                new Ref(Kind.CLAUSE, row.value1()),
                Excerpt.of(row.value2(), 160),
                language.pick(row.value3(), row.value4()),
                null,
                null,
                "/clauses/" + row.value1(),
                row.value5()));
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
    return DIRECTIVE.ACCESS.eq("internal").or(DirectiveVisibility.visible(actor));
  }

  private static @Nullable String iso(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }

  private String text(Language language, String key, Object... arguments) {
    return messages.getMessage(key, arguments, language.locale());
  }
}
