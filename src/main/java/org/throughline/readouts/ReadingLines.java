package org.throughline.readouts;

import static throughline.db.readouts.Tables.READING;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.lines.Card;
import org.throughline.lines.Edge;
import org.throughline.lines.LineSource;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// A reading stands above the meeting and the directive it became.
@Component
class ReadingLines implements LineSource {
  private static final int LIMIT = 1_000;

  private final DSLContext sql;
  private final ReadingQueries queries;
  private final Organisations organisations;
  private final Policy policy;

  ReadingLines(DSLContext sql, ReadingQueries queries, Organisations organisations, Policy policy) {
    this.sql = sql;
    this.queries = queries;
    this.organisations = organisations;
    this.policy = policy;
  }

  @Override
  public List<Card> cards(Collection<Ref> refs, Actor actor, Language language) {
    var ids = Ref.ids(refs, Kind.READING);
    if (ids.isEmpty()) {
      return List.of();
    }
    var listed = queries.byId(ids);
    var names =
        organisations.names(
            listed.stream().map(each -> each.reading().organisationId()).distinct().toList(),
            language);
    return listed.stream()
        .map(each -> {
          var reading = each.reading();
          return new Card(
              new Ref(Kind.READING, reading.id()),
              each.title(),
              names.getOrDefault(reading.organisationId(), ""),
              "readouts.state." + reading.state().code(),
              null,
              "/readings/" + reading.id(),
              policy.allows(actor, Permission.READOUT_READ_IN, reading.organisationId()));
        })
        .toList();
  }

  @Override
  public List<Edge> above(Collection<Ref> refs) {
    var meetings = Ref.ids(refs, Kind.MEETING);
    var directives = Ref.ids(refs, Kind.DIRECTIVE);
    if (meetings.isEmpty() && directives.isEmpty()) {
      return List.of();
    }
    return edges(READING.MEETING_ID.in(meetings).or(READING.DIRECTIVE_ID.in(directives))).stream()
        .filter(each -> refs.contains(each.lower()))
        .toList();
  }

  @Override
  public List<Edge> below(Collection<Ref> refs) {
    var ids = Ref.ids(refs, Kind.READING);
    return ids.isEmpty() ? List.of() : edges(READING.ID.in(ids));
  }

  private List<Edge> edges(Condition where) {
    var edges = new ArrayList<Edge>();
    sql.select(READING.ID, READING.MEETING_ID, READING.DIRECTIVE_ID)
        .from(READING)
        .where(where)
        .and(DSL.or(READING.MEETING_ID.isNotNull(), READING.DIRECTIVE_ID.isNotNull()))
        .orderBy(READING.ID)
        .limit(LIMIT)
        .forEach(row -> {
          var reading = new Ref(Kind.READING, row.value1());
          if (row.value3() != null) {
            edges.add(new Edge(reading, new Ref(Kind.DIRECTIVE, row.value3())));
          }
          if (row.value2() != null) {
            edges.add(new Edge(reading, new Ref(Kind.MEETING, row.value2())));
          }
        });
    return edges;
  }
}
