package org.throughline.directives;

import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.CONVEYANCE;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.directives.Tables.DIRECTIVE_CONVEYS;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.Who;

/// One directive registered twice becomes one record: what the body's own record holds is carried
/// over into the other, which answers from then on. The merged one stays, with a pointer.
@Service
public class Merging {
  private static final int OFFERED = 100;

  private final DSLContext sql;
  private final Policy policy;
  private final Directives directives;
  private final DirectiveQueries queries;
  private final Receipts receipts;
  private final MergedReceipts carrying;
  private final Links links;
  private final List<Dependants> dependants;
  private final ApplicationEventPublisher events;

  Merging(
      DSLContext sql,
      Policy policy,
      Directives directives,
      DirectiveQueries queries,
      Receipts receipts,
      MergedReceipts carrying,
      Links links,
      List<Dependants> dependants,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.policy = policy;
    this.directives = directives;
    this.queries = queries;
    this.receipts = receipts;
    this.carrying = carrying;
    this.links = links;
    this.dependants = dependants;
    this.events = events;
  }

  /// @param detail the title of the record that answers, or of the one taken in
  public record Merged(Ref about, Who by, boolean away, String detail) implements Happened {
    @Override
    public String action() {
      return away ? "directive.merged" : "directive.took_in";
    }
  }

  /// Where a body decided one thing in one record and another in the other.
  ///
  /// @param clauseId of the record that stays
  /// @param stays what it decided there
  /// @param goes what it decided in the record that goes
  public record Disagreement(
      long clauseId, int number, long organisationId, CoverageState stays, CoverageState goes) {}

  /// @param pairs for each clause of the record that goes, the same clause in the one that stays;
  ///   clauses without one are missing
  /// @param bodies that hold the record that goes
  public record Plan(
      Directive goes,
      Directive stays,
      Map<Long, Long> pairs,
      List<Disagreement> disagreements,
      int bodies) {
    public Plan {
      pairs = Map.copyOf(pairs);
      disagreements = List.copyOf(disagreements);
    }
  }

  /// Records that this one may be the same as: those of the same title or number first.
  public List<Directive> offered(Actor actor, long directiveId) {
    var goes = directives.get(actor, directiveId);
    var number = goes.number();
    var alike =
        DIRECTIVE.TITLE.eq(goes.title()).or(DIRECTIVE.NUMBER.eq(number == null ? "" : number));
    var other = DIRECTIVE.ID.ne(directiveId).and(DIRECTIVE.STATE.eq("in_force"));
    var found = new ArrayList<>(queries.where(actor, other.and(alike), OFFERED));
    found.addAll(
        queries.where(
            actor, other.andNot(alike).and(DIRECTIVE.ORGANISATION_ID.ne(actor.bodyId())), OFFERED));
    return found;
  }

  /// What merging would do, clauses paired as their words say.
  public Outcome<Plan> plan(Actor actor, long goesId, long staysId) {
    var goes = directives.get(actor, goesId);
    var stays = directives.get(actor, staysId);
    policy.require(actor, Permission.DIRECTIVE_REGISTER, goes.organisationId());
    var refusal = refused(actor, goes, stays);
    return refusal.isPresent()
        ? Outcome.refused(refusal.get())
        : Outcome.done(plan(goes, stays, byWords(goesId, staysId)));
  }

  /// The same with pairs that somebody chose.
  public Plan plan(Actor actor, long goesId, long staysId, Map<Long, Long> pairs) {
    return plan(directives.get(actor, goesId), directives.get(actor, staysId), pairs);
  }

  private Plan plan(Directive goes, Directive stays, Map<Long, Long> pairs) {
    var numbered = numbered(goes.id(), stays.id(), pairs);
    return new Plan(
        goes,
        stays,
        pairs,
        carrying.disagreements(goes.id(), stays.id(), numbered),
        receipts.holders(goes.id()).size());
  }

  private Map<Long, Long> byWords(long goesId, long staysId) {
    var words = new LinkedHashMap<String, Long>();
    directives.clauses(staysId).forEach(each -> words.putIfAbsent(key(each.text()), each.id()));
    var pairs = new LinkedHashMap<Long, Long>();
    for (var clause : directives.clauses(goesId)) {
      var same = words.remove(key(clause.text()));
      if (same != null) {
        pairs.put(clause.id(), same);
      }
    }
    return pairs;
  }

  private static String key(String text) {
    return text.replaceAll("[\\s\\p{Punct}，。；：、“”]+", "").toLowerCase(Locale.ROOT);
  }

  private Optional<Refusal> refused(Actor actor, Directive goes, Directive stays) {
    if (goes.id() == stays.id() || goes.localTo() != null || stays.localTo() != null) {
      return Optional.of(Refusal.invalid("directives.refused.merge_other"));
    }
    var ended = DirectiveRules.ended(goes).or(() -> DirectiveRules.ended(stays));
    if (ended.isPresent()) {
      return ended;
    }
    if (links.allConveyed(goes.id()).contains(stays.id())
        || links.allConveyed(stays.id()).contains(goes.id())) {
      return Optional.of(Refusal.conflict("directives.refused.merge_conveyed"));
    }
    return receipts
            .ofBody(stays.id(), actor.bodyId())
            .filter(each -> each.state() == ReceiptState.ACKNOWLEDGED)
            .isPresent()
        ? Optional.empty()
        : Optional.of(Refusal.conflict("directives.refused.acknowledge_first"));
  }

  /// Position of a clause in one record to its position in the other.
  private Map<Integer, Clause> numbered(long goesId, long staysId, Map<Long, Long> pairs) {
    var there = new LinkedHashMap<Long, Clause>();
    directives.clauses(staysId).forEach(each -> there.put(each.id(), each));
    var numbered = new LinkedHashMap<Integer, Clause>();
    for (var clause : directives.clauses(goesId)) {
      var to = pairs.get(clause.id());
      if (to != null && there.containsKey(to)) {
        numbered.put(clause.number(), there.get(to));
      }
    }
    return numbered;
  }

  /// What was chosen for a disagreement.
  public record Choice(long clauseId, long organisationId) {}

  /// @param pairs clauses of the record that goes to those of the one that stays
  /// @param kept for each disagreement, whether what was decided in the record that stays holds
  /// @return the id of the record that stays
  @Transactional
  public Outcome<Long> merge(
      Actor actor, long goesId, long staysId, Map<Long, Long> pairs, Map<Choice, Boolean> kept) {
    directives.get(actor, goesId);
    directives.get(actor, staysId);
    directives.lock(actor, Math.min(goesId, staysId));
    directives.lock(actor, Math.max(goesId, staysId));
    var goes = directives.lockOwn(actor, goesId);
    var stays = directives.get(actor, staysId);
    var refusal = refused(actor, goes, stays).or(() -> unpaired(goes, stays, pairs));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var plan = plan(goes, stays, pairs);
    var open =
        plan.disagreements().stream()
            .filter(each -> !kept.containsKey(new Choice(each.clauseId(), each.organisationId())))
            .count();
    if (open > 0) {
      return Outcome.conflict("directives.refused.merge_disagree", open);
    }
    carrying.carry(actor, goesId, staysId, numbered(goesId, staysId, pairs), kept);
    carryLinks(goesId, staysId, pairs);
    sql.update(DIRECTIVE)
        .set(DIRECTIVE.STATE, ForceState.MERGED.code())
        .set(DIRECTIVE.MERGED_INTO, staysId)
        .where(DIRECTIVE.ID.eq(goesId))
        .execute();
    events.publishEvent(
        new Merged(
            new Ref(Kind.DIRECTIVE, goesId), actor.who(), true, Excerpt.of(stays.title(), 120)));
    events.publishEvent(
        new Merged(
            new Ref(Kind.DIRECTIVE, staysId), actor.who(), false, Excerpt.of(goes.title(), 120)));
    return Outcome.done(staysId);
  }

  /// A clause that somebody decided about, or that something hangs on, must have its like.
  private Optional<Refusal> unpaired(Directive goes, Directive stays, Map<Long, Long> pairs) {
    var there = new HashSet<>(directives.clauses(stays.id()).stream().map(Clause::id).toList());
    if (!there.containsAll(pairs.values())
        || new HashSet<>(pairs.values()).size() != pairs.size()) {
      return Optional.of(Refusal.invalid("directives.refused.merge_pairs"));
    }
    for (var clause : directives.clauses(goes.id())) {
      if (!pairs.containsKey(clause.id())
          && (carrying.decided(clause)
              || dependants.stream().anyMatch(each -> each.count(List.of(clause.id())) > 0))) {
        return Optional.of(Refusal.conflict("directives.refused.merge_unpaired", clause.number()));
      }
    }
    return Optional.empty();
  }

  private void carryLinks(long goesId, long staysId, Map<Long, Long> pairs) {
    sql.update(CONVEYANCE)
        .set(CONVEYANCE.DIRECTIVE_ID, staysId)
        .where(CONVEYANCE.DIRECTIVE_ID.eq(goesId))
        .execute();
    var beneath =
        sql.deleteFrom(DIRECTIVE_CONVEYS)
            .where(DIRECTIVE_CONVEYS.CONVEYED_ID.eq(goesId))
            .returningResult(DIRECTIVE_CONVEYS.DIRECTIVE_ID)
            .fetch(row -> row.value1());
    beneath.forEach(lower -> links.link(lower, List.of(staysId)));
    var other = DIRECTIVE.as("other");
    sql.update(DIRECTIVE)
        .set(DIRECTIVE.LOCAL_TO, staysId)
        .where(DIRECTIVE.LOCAL_TO.eq(goesId))
        .and(
            DSL.notExists(
                DSL.selectOne()
                    .from(other)
                    .where(other.LOCAL_TO.eq(staysId))
                    .and(other.ORGANISATION_ID.eq(DIRECTIVE.ORGANISATION_ID))))
        .execute();
    sql.update(DIRECTIVE)
        .set(DIRECTIVE.MERGED_INTO, staysId)
        .where(DIRECTIVE.MERGED_INTO.eq(goesId))
        .execute();
    pairs.forEach((from, to) -> {
      sql.update(CLAUSE)
          .set(CLAUSE.MERGED_INTO, to)
          .where(CLAUSE.ID.eq(from).or(CLAUSE.MERGED_INTO.eq(from)))
          .execute();
      sql.update(CLAUSE)
          .set(CLAUSE.DETAILS_ID, to)
          .where(CLAUSE.DETAILS_ID.eq(from))
          .and(CLAUSE.ID.ne(to))
          .execute();
    });
  }
}
