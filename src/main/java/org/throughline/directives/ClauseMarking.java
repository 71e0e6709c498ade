package org.throughline.directives;

import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.RECEIPT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.Who;

/// Marking clauses in a directive's text, and putting them right while nobody else has them.
@Service
public class ClauseMarking {
  private final DSLContext sql;
  private final Directives directives;
  private final Links links;
  private final ApplicationEventPublisher events;

  ClauseMarking(
      DSLContext sql, Directives directives, Links links, ApplicationEventPublisher events) {
    this.sql = sql;
    this.directives = directives;
    this.links = links;
    this.events = events;
  }

  /// Words of the text, by selecting or by pasting them.
  ///
  /// @param quote the words; white space in them matches any in the text
  /// @param begin where they begin, in UTF-16 units; needed where they stand there more than once
  public record Marking(
      ClauseKind kind,
      String quote,
      @Nullable Integer begin,
      @Nullable Integer end,
      @Nullable String addressee,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate reviewOn,
      @Nullable Long detailsId) {

    /// Without a day.
    public Marking(
        ClauseKind kind,
        String quote,
        @Nullable Integer begin,
        @Nullable Integer end,
        @Nullable String addressee) {
      this(kind, quote, begin, end, addressee, null, null, null);
    }
  }

  private record Span(int begin, int end) {}

  /// The clause's text is what stands in the directive's, not what was sent.
  @Transactional
  public Outcome<Long> mark(Actor actor, long directiveId, Marking marking) {
    var body = directives.lockOwn(actor, directiveId).body();
    return place(body, marking)
        .fold(span -> add(actor, directiveId, body, span, marking), Outcome::refused);
  }

  private Outcome<Long> add(
      Actor actor, long directiveId, String body, Span span, Marking marking) {
    var same =
        directives.clauses(directiveId).stream()
            .filter(each ->
                Objects.equals(each.begin(), span.begin) && Objects.equals(each.end(), span.end))
            .findFirst();
    if (same.isPresent()) {
      return Outcome.conflict("directives.refused.marked_already", same.get().number());
    }
    var words = body.substring(span.begin, span.end);
    return directives.addClause(
        actor,
        directiveId,
        new NewClause(
            marking.kind(),
            words,
            span.begin,
            span.end,
            marking.addressee(),
            marking.dueOn(),
            marking.reviewOn(),
            marking.detailsId()));
  }

  private static Outcome<Span> place(String body, Marking marking) {
    var quote = DirectiveRules.clean(marking.quote());
    var begin = marking.begin();
    var end = marking.end();
    if (quote.isEmpty() && begin != null && end != null) {
      return within(body, begin, end);
    }
    if (quote.isEmpty()) {
      return Outcome.invalid("directives.refused.nothing_marked");
    }
    var tooLong = DirectiveRules.tooLong(quote, DirectiveRules.CLAUSE, "clause");
    if (tooLong.isPresent()) {
      return Outcome.refused(tooLong.get());
    }
    var places = places(body, quote);
    if (places.isEmpty()) {
      return Outcome.invalid("directives.refused.not_in_text");
    }
    if (places.size() == 1) {
      return Outcome.done(places.getFirst());
    }
    return places.stream()
        .filter(each -> begin != null && each.begin == begin)
        .findFirst()
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(severalPlaces(places)));
  }

  private static Refusal severalPlaces(List<Span> places) {
    var begins =
        places.stream().map(each -> String.valueOf(each.begin)).collect(Collectors.joining(", "));
    return Refusal.invalid("directives.refused.several_places", places.size(), begins);
  }

  /// The span without white space at its ends.
  private static Outcome<Span> within(String body, int begin, int end) {
    if (begin < 0 || end > body.length() || end <= begin) {
      return Outcome.invalid("directives.refused.span");
    }
    var words = body.substring(begin, end);
    if (words.isBlank()) {
      return Outcome.invalid("directives.refused.nothing_marked");
    }
    int from = begin + words.indexOf(words.strip());
    return Outcome.done(new Span(from, from + words.strip().length()));
  }

  private static List<Span> places(String body, String quote) {
    var pattern =
        Arrays.stream(quote.split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    var places = new ArrayList<Span>();
    var found = Pattern.compile(pattern).matcher(body);
    for (int from = 0; places.size() < 20 && found.find(from); from = found.start() + 1) {
      places.add(new Span(found.start(), found.end()));
    }
    return places;
  }

  public record ClauseCorrected(Ref about, Who by) implements Happened {
    @Override
    public String action() {
      return "clause.corrected";
    }
  }

  /// Only while no other body has the directive. The span stays: it says where the words came from.
  @Transactional
  public Outcome<Long> correct(
      Actor actor, long clauseId, ClauseKind kind, String text, @Nullable String addressee) {
    var clause = directives.clause(actor, clauseId);
    return correct(
        actor,
        clauseId,
        new NewClause(
            kind,
            text,
            null,
            null,
            addressee,
            clause.dueOn(),
            clause.reviewOn(),
            clause.detailsId()));
  }

  /// @param stated how it is to read; where it stands in the text stays
  @Transactional
  public Outcome<Long> correct(Actor actor, long clauseId, NewClause stated) {
    var clause = directives.clause(actor, clauseId);
    var directive = directives.lockOwn(actor, clause.directiveId());
    var clean = DirectiveRules.cleaned(stated.at(clause.begin(), clause.end()));
    var refusal =
        fixed(directive)
            .or(() -> DirectiveRules.ended(directive))
            .or(() -> DirectiveRules.refused(clean, directive.body()))
            .or(() -> links.detailable(actor, directive, clean.detailsId()));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    sql.update(CLAUSE)
        .set(CLAUSE.KIND, clean.kind().code())
        .set(CLAUSE.TEXT, clean.text())
        .set(CLAUSE.ADDRESSEE, clean.addressee())
        .set(CLAUSE.DUE_ON, clean.dueOn())
        .set(CLAUSE.REVIEW_ON, clean.reviewOn())
        .set(CLAUSE.DETAILS_ID, clean.detailsId())
        .where(CLAUSE.ID.eq(clauseId))
        .execute();
    events.publishEvent(new ClauseCorrected(new Ref(Kind.CLAUSE, clauseId), actor.who()));
    return Outcome.done(clause.directiveId());
  }

  /// @param detail its number and first words
  public record ClauseRemoved(Ref about, Who by, String detail) implements Happened {
    @Override
    public String action() {
      return "clause.removed";
    }
  }

  /// Only while no other body has the directive and this one decided nothing about it. Later
  /// clauses move up.
  ///
  /// @return the directive's id
  @Transactional
  public Outcome<Long> remove(Actor actor, long clauseId) {
    var seen = directives.clause(actor, clauseId);
    var directive = directives.lockOwn(actor, seen.directiveId());
    var clause = directives.clause(actor, clauseId);
    var refusal = fixed(directive).or(() -> decided(directive, clause));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    sql.deleteFrom(CLAUSE).where(CLAUSE.ID.eq(clauseId)).execute();
    directives.clauses(directive.id()).stream()
        .filter(later -> later.number() > clause.number())
        .forEach(this::moveUp);
    sql.update(RECEIPT)
        .set(
            RECEIPT.COVERAGE,
            DSL.field(
                "overlay({0} placing ''::bytea from {1} for 1)",
                byte[].class, RECEIPT.COVERAGE, DSL.val(clause.number())))
        .set(RECEIPT.N_UNKNOWN, RECEIPT.N_UNKNOWN.minus(1))
        .where(RECEIPT.DIRECTIVE_ID.eq(directive.id()))
        .execute();
    events.publishEvent(
        new ClauseRemoved(
            new Ref(Kind.DIRECTIVE, directive.id()),
            actor.who(),
            "§ " + clause.number() + ": " + Excerpt.of(clause.text(), 120)));
    return Outcome.done(directive.id());
  }

  private void moveUp(Clause clause) {
    sql.update(CLAUSE)
        .set(CLAUSE.NUMBER, clause.number() - 1)
        .where(CLAUSE.ID.eq(clause.id()))
        .execute();
  }

  /// Whether clauses may still be corrected or removed.
  public boolean open(Directive directive) {
    return fixed(directive).isEmpty();
  }

  private Optional<Refusal> fixed(Directive directive) {
    return directives.sent(directive)
        ? Optional.of(Refusal.conflict("directives.refused.sent"))
        : Optional.empty();
  }

  private Optional<Refusal> decided(Directive directive, Clause clause) {
    var packed =
        sql.select(RECEIPT.COVERAGE)
            .from(RECEIPT)
            .where(RECEIPT.DIRECTIVE_ID.eq(directive.id()))
            .and(RECEIPT.ORGANISATION_ID.eq(directive.organisationId()))
            .forUpdate()
            .fetchSingle()
            .value1();
    return packed[clause.number() - 1] == 0
        ? Optional.empty()
        : Optional.of(Refusal.conflict("directives.refused.decided"));
  }
}
