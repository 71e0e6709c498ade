package org.throughline.directives;

import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.directives.Tables.DIRECTIVE_CONVEYS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.lines.Card;
import org.throughline.organisations.Actor;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// How a directive goes down the levels: which one it carries further, and which carry it.
@Service
public class Lineage {
  private static final int GENERATIONS = 8;
  private static final int MOST = 200;
  private static final int OFFERED = 100;

  private final DSLContext sql;
  private final Directives directives;
  private final DirectiveQueries queries;
  private final DirectiveCards cards;
  private final Links links;
  private final ApplicationEventPublisher events;

  Lineage(
      DSLContext sql,
      Directives directives,
      DirectiveQueries queries,
      DirectiveCards cards,
      Links links,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.directives = directives;
    this.queries = queries;
    this.cards = cards;
    this.links = links;
    this.events = events;
  }

  /// @param detail the title of what it carries further
  public record Linked(Ref about, Who by, String detail) implements Happened {
    @Override
    public String action() {
      return "directive.linked";
    }
  }

  /// Says that the actor's own directive carries another one further.
  @Transactional
  public Outcome<Long> convey(Actor actor, long directiveId, long conveyedId) {
    var directive = directives.lockOwn(actor, directiveId);
    var refusal =
        DirectiveRules.ended(directive).or(() -> links.conveyable(actor, List.of(conveyedId)));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    // Both rows, so that nobody ties the knot from the other end meanwhile.
    directives.lock(actor, conveyedId);
    if (directiveId == conveyedId || links.allConveyed(conveyedId).contains(directiveId)) {
      return Outcome.invalid("directives.refused.conveys_in_a_circle");
    }
    if (links.link(directiveId, List.of(conveyedId)) == 0) {
      return Outcome.conflict("directives.refused.conveys_already");
    }
    var title = Excerpt.of(directives.get(actor, conveyedId).title(), 120);
    events.publishEvent(new Linked(new Ref(Kind.DIRECTIVE, directiveId), actor.who(), title));
    return Outcome.done(directiveId);
  }

  /// What the actor's body holds and could say that a directive of its own carries further; the
  /// latest of them.
  public List<Directive> offered(Actor actor) {
    return queries.where(
        actor,
        DIRECTIVE
            .STATE
            .eq(ForceState.IN_FORCE.code())
            .and(DIRECTIVE.ORGANISATION_ID.ne(actor.bodyId())),
        OFFERED);
  }

  /// @param depth 0 for the directive itself; beneath it from 1; above it negative
  public record Step(Card card, int depth) {}

  /// From the farthest origin to the farthest consequence, the directive itself among them. Above,
  /// titles show also where the reader may not open them; beneath, only what they may open.
  public List<Step> of(Actor actor, long directiveId, Language language) {
    var depths = new LinkedHashMap<Long, Integer>();
    depths.put(directiveId, 0);
    spread(depths, directiveId, -1, DIRECTIVE_CONVEYS.DIRECTIVE_ID, DIRECTIVE_CONVEYS.CONVEYED_ID);
    spread(depths, directiveId, 1, DIRECTIVE_CONVEYS.CONVEYED_ID, DIRECTIVE_CONVEYS.DIRECTIVE_ID);
    Map<Long, Card> found =
        cards.directives(depths.keySet(), actor, language).stream()
            .collect(Collectors.toMap(card -> card.ref().id(), Function.identity()));
    var steps = new ArrayList<Step>();
    depths.forEach((id, depth) -> {
      var card = found.get(id);
      if (card != null && (depth <= 0 || card.open())) {
        steps.add(new Step(card, depth));
      }
    });
    steps.sort(
        java.util.Comparator.comparingInt(Step::depth)
            .thenComparingLong(step -> step.card().ref().id()));
    return steps;
  }

  private void spread(
      Map<Long, Integer> depths, long start, int step, Field<Long> from, Field<Long> to) {
    Collection<Long> generation = List.of(start);
    for (int depth = 1; depth <= GENERATIONS && !generation.isEmpty(); depth++) {
      var next = new LinkedHashSet<Long>();
      sql.select(to)
          .from(DIRECTIVE_CONVEYS)
          .where(from.in(generation))
          .orderBy(to)
          .limit(MOST)
          .forEach(row -> next.add(row.value1()));
      next.removeAll(depths.keySet());
      int at = depth * step;
      next.forEach(id -> depths.put(id, at));
      generation = next;
    }
  }
}
