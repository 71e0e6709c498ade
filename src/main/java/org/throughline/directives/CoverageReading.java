package org.throughline.directives;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;

/// The coverage of a directive in the actor's body and those beneath it, down to one place and one
/// clause, without asking anybody to report.
@Service
public class CoverageReading {
  /// Children on one page of the matrix.
  public static final int WIDTH = 60;

  /// The one statement behind a matrix, for measuring it alone: {0} the directive, {1} the
  /// organisation, {2} and {3} its first and last number.
  public static final String STATEMENT = CoverageQueries.UNDER;

  private final Policy policy;
  private final Organisations organisations;
  private final Directives directives;
  private final Receipts receipts;
  private final CoverageQueries queries;

  CoverageReading(
      Policy policy,
      Organisations organisations,
      Directives directives,
      Receipts receipts,
      CoverageQueries queries) {
    this.policy = policy;
    this.organisations = organisations;
    this.directives = directives;
    this.receipts = receipts;
    this.queries = queries;
  }

  /// @param underId a body: the actor's own or one beneath it
  /// @param page of its children, from 1
  public CoverageView.Matrix matrix(Actor actor, long directiveId, long underId, int page) {
    return matrix(actor, directiveId, underId, page, WIDTH);
  }

  /// @param width how many children to a page
  public CoverageView.Matrix matrix(
      Actor actor, long directiveId, long underId, int page, int width) {
    directives.get(actor, directiveId);
    var under = seen(actor, underId);
    int clauses = directives.clauses(directiveId).size();
    var found = queries.under(directiveId, under);
    var columns = new ArrayList<CoverageView.Column>();
    var self = found.self();
    if (!self.states().isEmpty()) {
      columns.add(alone(self));
    }
    found.children().stream()
        .skip((page - 1L) * width)
        .limit(width)
        .map(
            each -> new CoverageView.Column(each.id(), each.states(), each.bodies(), each.totals()))
        .forEach(columns::add);
    return new CoverageView.Matrix(
        columns, found.children().size(), self.byClause(clauses), self.bodies());
  }

  /// The body's own column, without what lies beneath it.
  private static CoverageView.Column alone(Tally self) {
    var totals = new EnumMap<CoverageState, Integer>(CoverageState.class);
    self.states().forEach(state -> totals.merge(state, 1, Integer::sum));
    return new CoverageView.Column(self.id(), self.states(), 1, totals);
  }

  /// The bodies that a count of the matrix counts, in tree order.
  public List<Long> standing(
      Actor actor,
      long directiveId,
      long underId,
      int number,
      CoverageState state,
      int offset,
      int limit) {
    numbered(actor, directiveId, number);
    return queries.standing(directiveId, seen(actor, underId), number, state, offset, limit);
  }

  /// How many bodies [#standing] lists.
  public int count(Actor actor, long directiveId, long underId, int number, CoverageState state) {
    numbered(actor, directiveId, number);
    var under = seen(actor, underId);
    return queries.under(directiveId, under).self().ofClause(number).getOrDefault(state, 0);
  }

  /// @throws NotFound where that body is not beneath the actor's, or holds no receipt
  public CoverageView.Place place(Actor actor, long directiveId, long organisationId, int number) {
    var clause = numbered(actor, directiveId, number);
    seen(actor, organisationId);
    return receipts
        .ofBody(directiveId, organisationId)
        .flatMap(receipt -> queries.place(receipt, clause))
        .orElseThrow(() -> new NotFound(new Ref(Kind.RECEIPT, organisationId)));
  }

  /// How the clause stands in the actor's own body, for everybody in it.
  public java.util.Optional<CoverageView.Place> own(Actor actor, Clause clause) {
    return receipts
        .ofBody(clause.directiveId(), actor.bodyId())
        .flatMap(receipt -> queries.place(receipt, clause));
  }

  /// The clause of that number in a directive that the actor sees.
  public Clause numbered(Actor actor, long directiveId, int number) {
    directives.get(actor, directiveId);
    return directives.clauses(directiveId).stream()
        .filter(each -> each.number() == number)
        .findFirst()
        .orElseThrow(() -> new NotFound(new Ref(Kind.CLAUSE, number)));
  }

  private Organisation seen(Actor actor, long organisationId) {
    var organisation = organisations.get(organisationId);
    if (organisation.first() < actor.bodyFirst() || organisation.first() > actor.bodyLast()) {
      throw new NotFound(new Ref(Kind.ORGANISATION, organisationId));
    }
    policy.require(actor, Permission.COVERAGE_READ, organisationId);
    return organisation;
  }
}
