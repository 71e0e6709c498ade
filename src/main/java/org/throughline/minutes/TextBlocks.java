package org.throughline.minutes;

import static throughline.db.minutes.Tables.TEXT_BLOCK;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// The words that a body's minutes say again and again, kept once.
@Service
public class TextBlocks {
  private static final int MOST = 200;

  private final DSLContext sql;
  private final Policy policy;
  private final ApplicationEventPublisher events;

  TextBlocks(DSLContext sql, Policy policy, ApplicationEventPublisher events) {
    this.sql = sql;
    this.policy = policy;
    this.events = events;
  }

  /// About the body whose block it is.
  public record Kept(Ref about, Who by, boolean on, String detail) implements Happened {
    @Override
    public String action() {
      return on ? "minutes.block_kept" : "minutes.block_removed";
    }
  }

  /// Of the actor's body, by language and name.
  public List<TextBlock> of(Actor actor) {
    return sql.selectFrom(TEXT_BLOCK)
        .where(TEXT_BLOCK.ORGANISATION_ID.eq(actor.bodyId()))
        .orderBy(TEXT_BLOCK.LANGUAGE, TEXT_BLOCK.NAME, TEXT_BLOCK.ID)
        .limit(MOST)
        .fetch(row ->
            new TextBlock(
                row.get(TEXT_BLOCK.ID),
                Language.of(row.get(TEXT_BLOCK.LANGUAGE)),
                row.get(TEXT_BLOCK.NAME),
                row.get(TEXT_BLOCK.TEXT)));
  }

  /// Of the same name and language as one that stands, it takes its place.
  @Transactional
  public Outcome<Long> keep(Actor actor, Language language, String name, String text) {
    policy.require(actor, Permission.MEETING_PREPARE, actor.bodyId());
    var refusal =
        MinutesRules.said(name, "minutes.block.name_missing", MinutesRules.SHORT)
            .or(() ->
                MinutesRules.said(text, "minutes.block.text_missing", MinutesRules.PARAGRAPH));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    if (of(actor).size() >= MOST) {
      return Outcome.conflict("minutes.block.too_many", MOST);
    }
    var id =
        sql.insertInto(TEXT_BLOCK)
            .set(TEXT_BLOCK.ORGANISATION_ID, actor.bodyId())
            .set(TEXT_BLOCK.LANGUAGE, language.tag())
            .set(TEXT_BLOCK.NAME, name.strip())
            .set(TEXT_BLOCK.TEXT, text.strip())
            .onConflict(TEXT_BLOCK.ORGANISATION_ID, TEXT_BLOCK.LANGUAGE, TEXT_BLOCK.NAME)
            .doUpdate()
            .set(TEXT_BLOCK.TEXT, text.strip())
            .returningResult(TEXT_BLOCK.ID)
            .fetchSingle()
            .value1();
    tell(actor, true, name.strip());
    return Outcome.done(id);
  }

  @Transactional
  public void remove(Actor actor, long id) {
    policy.require(actor, Permission.MEETING_PREPARE, actor.bodyId());
    var name =
        sql.deleteFrom(TEXT_BLOCK)
            .where(TEXT_BLOCK.ID.eq(id), TEXT_BLOCK.ORGANISATION_ID.eq(actor.bodyId()))
            .returningResult(TEXT_BLOCK.NAME)
            .fetchOptional()
            .orElseThrow(() -> new NotFound("text_block/" + id));
    tell(actor, false, name.value1());
  }

  private void tell(Actor actor, boolean on, String name) {
    events.publishEvent(
        new Kept(new Ref(Kind.ORGANISATION, actor.bodyId()), actor.who(), on, name));
  }
}
