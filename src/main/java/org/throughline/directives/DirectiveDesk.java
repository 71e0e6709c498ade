package org.throughline.directives;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.CORRECTION;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.directives.Tables.RECEIPT;
import static throughline.db.directives.Tables.REOPENED;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Role;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// What waits for a secretary: to acknowledge, to decide, to mark, to send down.
@Component
class DirectiveDesk implements DeskSource {
  private final DSLContext sql;
  private final MessageSource messages;

  DirectiveDesk(DSLContext sql, MessageSource messages) {
    this.sql = sql;
    this.messages = messages;
  }

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    if (!actor.has(Role.SECRETARY)) {
      return List.of();
    }
    var waiting = new ArrayList<Waiting>();
    waiting.addAll(toAcknowledge(actor, language));
    waiting.addAll(corrected(actor, language));
    waiting.addAll(returned(actor, language));
    waiting.addAll(toDecide(actor, language));
    waiting.addAll(toMark(actor, language));
    waiting.addAll(toSend(actor, language));
    return waiting;
  }

  private List<Waiting> toAcknowledge(Actor actor, Language language) {
    return received(
        actor,
        language,
        "directives.desk.acknowledge",
        RECEIPT.STATE.in(ReceiptState.SENT.code(), ReceiptState.DELIVERED.code()));
  }

  private List<Waiting> toDecide(Actor actor, Language language) {
    return received(
        actor,
        language,
        "directives.desk.decide",
        RECEIPT.STATE.eq(ReceiptState.ACKNOWLEDGED.code()).and(RECEIPT.N_UNKNOWN.gt((short) 0)));
  }

  /// Corrected since the body decided.
  private List<Waiting> corrected(Actor actor, Language language) {
    var group = "directives.desk.corrected";
    return sql.select(
            DIRECTIVE.ID,
            DIRECTIVE.TITLE,
            CLAUSE.ID,
            CLAUSE.NUMBER,
            CORRECTION.CHANGE,
            CORRECTION.REASON)
        .from(REOPENED)
        .join(CORRECTION)
        .on(CORRECTION.ID.eq(REOPENED.CORRECTION_ID))
        .join(DIRECTIVE)
        .on(DIRECTIVE.ID.eq(CORRECTION.DIRECTIVE_ID))
        .leftJoin(CLAUSE)
        .on(CLAUSE.ID.eq(CORRECTION.CLAUSE_ID))
        .where(REOPENED.ORGANISATION_ID.eq(actor.bodyId()))
        .and(REOPENED.ANSWERED_AT.isNull())
        .and(DirectiveVisibility.visible(actor))
        .orderBy(REOPENED.CORRECTION_ID)
        .limit(LIMIT)
        .fetch(row -> {
          var clause = row.value3();
          var change = text(language, "directives.change." + row.value5());
          return new Waiting(
              group,
              clause == null ? new Ref(Kind.DIRECTIVE, row.value1()) : new Ref(Kind.CLAUSE, clause),
              row.value2(),
              clause == null ? "/directives/" + row.value1() : "/clauses/" + clause,
              clause == null
                  ? change + " – " + row.value6()
                  : text(language, "directives.clause", row.value4())
                      + ": "
                      + change
                      + " – "
                      + row.value6(),
              null,
              null,
              group + ".action");
        });
  }

  /// Came back as wrongly addressed.
  private List<Waiting> returned(Actor actor, Language language) {
    var group = "directives.desk.returned";
    return sql.select(
            RECEIPT.ID,
            DIRECTIVE.TITLE,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            RECEIPT.RETURNED_REASON)
        .from(RECEIPT)
        .join(DIRECTIVE)
        .on(DIRECTIVE.ID.eq(RECEIPT.DIRECTIVE_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(RECEIPT.ORGANISATION_ID))
        .where(Returns.waiting(actor))
        .and(ReceiptQueries.visible(actor))
        .orderBy(RECEIPT.ID)
        .limit(LIMIT)
        .fetch(row ->
            new Waiting(
                group,
                new Ref(Kind.RECEIPT, row.value1()),
                row.value2(),
                "/receipts/" + row.value1(),
                language.pick(row.value3(), row.value4()) + ": " + row.value5(),
                null,
                null,
                group + ".action"));
  }

  private List<Waiting> received(Actor actor, Language language, String group, Condition which) {
    return sql.select(
            RECEIPT.DIRECTIVE_ID,
            DIRECTIVE.TITLE,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            RECEIPT.N_UNKNOWN,
            RECEIPT.STATE)
        .from(RECEIPT)
        .join(DIRECTIVE)
        .on(DIRECTIVE.ID.eq(RECEIPT.DIRECTIVE_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(DIRECTIVE.ORGANISATION_ID))
        .where(RECEIPT.ORGANISATION_ID.eq(actor.bodyId()))
        .and(which)
        .orderBy(RECEIPT.SENT_AT, RECEIPT.DIRECTIVE_ID)
        .limit(LIMIT)
        .fetch(row ->
            new Waiting(
                group,
                new Ref(Kind.DIRECTIVE, row.value1()),
                row.value2(),
                "/directives/" + row.value1(),
                text(
                    language,
                    "directives.desk.from",
                    language.pick(row.value3(), row.value4()),
                    row.value5()),
                "directives.receipt_state." + row.value6(),
                null,
                group + ".action"));
  }

  private List<Waiting> toMark(Actor actor, Language language) {
    var clauses = selectOne().from(CLAUSE).where(CLAUSE.DIRECTIVE_ID.eq(DIRECTIVE.ID));
    return own(actor, language, "directives.desk.mark", "/clauses", notExists(clauses));
  }

  /// Marked, but sent to nobody, though there are bodies beneath.
  private List<Waiting> toSend(Actor actor, Language language) {
    var clauses = selectOne().from(CLAUSE).where(CLAUSE.DIRECTIVE_ID.eq(DIRECTIVE.ID));
    var sent =
        selectOne()
            .from(RECEIPT)
            .where(RECEIPT.DIRECTIVE_ID.eq(DIRECTIVE.ID))
            .and(RECEIPT.ORGANISATION_ID.ne(actor.bodyId()));
    var beneath =
        selectOne()
            .from(ORGANISATION)
            .where(ORGANISATION.PARENT_ID.eq(actor.bodyId()))
            .and(ORGANISATION.ID.eq(ORGANISATION.BODY_ID));
    return own(
        actor,
        language,
        "directives.desk.send",
        "/sending",
        exists(clauses).and(notExists(sent)).and(exists(beneath)));
  }

  private List<Waiting> own(
      Actor actor, Language language, String group, String page, Condition which) {
    return sql.select(DIRECTIVE.ID, DIRECTIVE.TITLE, DIRECTIVE.KIND)
        .from(DIRECTIVE)
        .where(DIRECTIVE.ORGANISATION_ID.eq(actor.bodyId()))
        .and(DIRECTIVE.STATE.eq(ForceState.IN_FORCE.code()))
        .and(DIRECTIVE.LOCAL_TO.isNull())
        .and(which)
        .orderBy(DIRECTIVE.ID.desc())
        .limit(LIMIT)
        .fetch(row ->
            new Waiting(
                group,
                new Ref(Kind.DIRECTIVE, row.value1()),
                row.value2(),
                "/directives/" + row.value1() + page,
                text(language, "directives.kind." + row.value3()),
                null,
                null,
                group + ".action"));
  }

  private String text(Language language, String key, Object... arguments) {
    return messages.getMessage(key, arguments, language.locale());
  }
}
