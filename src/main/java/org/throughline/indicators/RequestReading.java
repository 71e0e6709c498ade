package org.throughline.indicators;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.indicators.Tables.ASK;
import static throughline.db.indicators.Tables.REQUEST;
import static throughline.db.indicators.Tables.REQUEST_BODY;
import static throughline.db.indicators.Tables.REQUEST_FIELD;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Visibility;
import org.throughline.shared.Coded;

/// Looks at data requests: lists, how far they have come, and their cells with where each comes
/// from.
@Service
public class RequestReading {
  private final DSLContext sql;
  private final RequestRows rows;
  private final Indicators indicators;
  private final Figures figures;
  private final Aggregates aggregates;
  private final Clock clock;

  RequestReading(
      DSLContext sql,
      RequestRows rows,
      Indicators indicators,
      Figures figures,
      Aggregates aggregates,
      Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.indicators = indicators;
    this.figures = figures;
    this.aggregates = aggregates;
    this.clock = clock;
  }

  public enum View implements Coded {
    /// Asked of the reader's body.
    OF_US,
    /// Asked by it.
    BY_US,
    /// Asked by bodies beneath it.
    BELOW
  }

  public List<DataRequest> list(Actor actor, View view, int offset, int limit) {
    return rows.list(which(actor, view), offset, limit);
  }

  public int count(Actor actor, View view) {
    return rows.count(which(actor, view));
  }

  private static Condition which(Actor actor, View view) {
    var visible = RequestRows.visible(actor);
    return switch (view) {
      case BY_US -> visible.and(REQUEST.ORGANISATION_ID.eq(actor.bodyId()));
      case BELOW ->
          visible
              .and(REQUEST.ORGANISATION_ID.ne(actor.bodyId()))
              .and(REQUEST.STATE.ne("draft"))
              .and(Visibility.internal(actor, REQUEST.ORGANISATION_ID));
      case OF_US ->
          visible
              .and(REQUEST.STATE.ne("draft"))
              .and(
                  exists(
                      selectOne()
                          .from(REQUEST_BODY)
                          .where(REQUEST_BODY.REQUEST_ID.eq(REQUEST.ID))
                          .and(REQUEST_BODY.ORGANISATION_ID.eq(actor.bodyId()))));
    };
  }

  /// Of what the request itself asked: how much came, was declined, is open.
  public record Progress(int answered, int declined, int open) {
    public int asked() {
      return answered + declined + open;
    }
  }

  /// Whoever asks has been shown the request.
  public Progress progress(long requestId) {
    var counts =
        sql.select(ASK.STATE, org.jooq.impl.DSL.count())
            .from(ASK)
            .where(ASK.REQUEST_ID.eq(requestId))
            .groupBy(ASK.STATE)
            .fetchMap(ASK.STATE, org.jooq.impl.DSL.count());
    return new Progress(
        counts.getOrDefault("answered", 0),
        counts.getOrDefault("declined", 0),
        counts.getOrDefault("open", 0));
  }

  /// The asked bodies that the reader may look into, in tree order.
  ///
  /// @param owing only those that still owe something
  public List<Long> bodies(Actor actor, long requestId, boolean owing, int offset, int limit) {
    return sql.select(REQUEST_BODY.ORGANISATION_ID)
        .from(REQUEST_BODY)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(REQUEST_BODY.ORGANISATION_ID))
        .where(of(actor, requestId, owing))
        .orderBy(ORGANISATION.FIRST_NUMBER)
        .offset(offset)
        .limit(limit)
        .fetch(REQUEST_BODY.ORGANISATION_ID);
  }

  public int countBodies(Actor actor, long requestId, boolean owing) {
    return sql.fetchCount(sql.selectOne().from(REQUEST_BODY).where(of(actor, requestId, owing)));
  }

  private static Condition of(Actor actor, long requestId, boolean owing) {
    var all =
        REQUEST_BODY
            .REQUEST_ID
            .eq(requestId)
            .and(Visibility.internal(actor, REQUEST_BODY.ORGANISATION_ID));
    return owing
        ? all.and(
            exists(
                selectOne()
                    .from(REQUEST_FIELD)
                    .join(ASK)
                    .on(ASK.SERIES_ID.eq(REQUEST_FIELD.SERIES_ID))
                    .and(ASK.PERIOD.eq(REQUEST_FIELD.PERIOD))
                    .and(ASK.ORGANISATION_ID.eq(REQUEST_BODY.ORGANISATION_ID))
                    .and(ASK.STATE.eq("open"))
                    .where(REQUEST_FIELD.REQUEST_ID.eq(requestId))))
        : all;
  }

  /// One figure of one body, with where it comes from.
  ///
  /// @param askedBy the request that asks for it, where one does
  /// @param declined with `reason`; null where it was not
  public record Cell(
      CellState state,
      @Nullable Figure figure,
      @Nullable Computed computed,
      @Nullable Long askedBy,
      @Nullable Declined declined,
      @Nullable String reason) {}

  private record Place(long seriesId, LocalDate period, long bodyId) {}

  private record Asked(
      long requestId,
      String state,
      @Nullable Declined declined,
      @Nullable String reason,
      @Nullable Instant at) {}

  /// The cells of some of a request's bodies, row by row in the order of the bodies and of its
  /// fields. Figures that the reader may not see are as if they were not there.
  public List<List<Cell>> cells(Actor actor, DataRequest request, List<Long> bodyIds) {
    var series =
        request.fields().stream().map(NewRequest.Field::seriesId).collect(Collectors.toSet());
    var periods =
        request.fields().stream().map(each -> each.period().first()).collect(Collectors.toSet());
    var held = new HashMap<Place, Figure>();
    figures
        .held(actor, series, periods, bodyIds)
        .forEach(each ->
            held.put(
                new Place(each.seriesId(), each.period().first(), each.organisationId()), each));
    var computed = new HashMap<Place, Computed>();
    aggregates
        .of(actor, series, periods, bodyIds)
        .forEach(each ->
            computed.put(
                new Place(each.seriesId(), each.period().first(), each.organisationId()), each));
    var asked = asked(series, periods, bodyIds);
    var known = indicators.bySeries(actor, series);
    var kinds = kinds(bodyIds);
    var matrix = new ArrayList<List<Cell>>();
    for (var body : bodyIds) {
      var row = new ArrayList<Cell>();
      for (var field : request.fields()) {
        var place = new Place(field.seriesId(), field.period().first(), body);
        var indicator = known.get(field.seriesId());
        var kind = kinds.get(body);
        var own = indicator == null || kind == null || indicator.reportedBy(kind);
        row.add(cell(request, own, held.get(place), computed.get(place), asked.get(place)));
      }
      matrix.add(List.copyOf(row));
    }
    return List.copyOf(matrix);
  }

  private Cell cell(
      DataRequest request,
      boolean own,
      @Nullable Figure figure,
      @Nullable Computed computed,
      @Nullable Asked asked) {
    if (figure != null) {
      var sent = request.sentAt();
      var at = asked == null ? null : asked.at();
      var given = sent != null && at != null && !at.isBefore(sent);
      return new Cell(
          given ? CellState.ANSWERED : CellState.FILLED,
          figure,
          null,
          asked == null ? null : asked.requestId(),
          null,
          null);
    }
    if (!own) {
      return new Cell(
          computed == null ? CellState.NONE : CellState.COMPUTED, null, computed, null, null, null);
    }
    if (asked == null) {
      return new Cell(
          request.state() == RequestState.CANCELLED ? CellState.NONE : CellState.ASKED,
          null,
          null,
          null,
          null,
          null);
    }
    var state =
        asked.state().equals("declined")
            ? CellState.DECLINED
            : request.dueOn().isBefore(LocalDate.now(clock)) && request.sentAt() != null
                ? CellState.LATE
                : asked.requestId() == request.id() ? CellState.ASKED : CellState.JOINED;
    return new Cell(state, null, null, asked.requestId(), asked.declined(), asked.reason());
  }

  private Map<Place, Asked> asked(
      Collection<Long> series, Collection<LocalDate> periods, Collection<Long> bodies) {
    var asked = new HashMap<Place, Asked>();
    sql.select(
            ASK.SERIES_ID,
            ASK.PERIOD,
            ASK.ORGANISATION_ID,
            ASK.REQUEST_ID,
            ASK.STATE,
            ASK.DECLINED,
            ASK.REASON,
            ASK.AT)
        .from(ASK)
        .where(ASK.SERIES_ID.in(series))
        .and(ASK.PERIOD.in(periods))
        .and(ASK.ORGANISATION_ID.in(bodies))
        .limit(50_000)
        .forEach(row ->
            asked.put(
                new Place(row.value1(), row.value2(), row.value3()),
                new Asked(
                    row.value4(),
                    row.value5(),
                    Coded.find(Declined.class, row.value6()).orElse(null),
                    row.value7(),
                    row.value8())));
    return asked;
  }

  private Map<Long, OrganisationKind> kinds(Collection<Long> bodyIds) {
    var kinds = new HashMap<Long, OrganisationKind>();
    sql.select(ORGANISATION.ID, ORGANISATION.KIND)
        .from(ORGANISATION)
        .where(ORGANISATION.ID.in(new HashSet<>(bodyIds)))
        .forEach(row -> kinds.put(row.value1(), Coded.of(OrganisationKind.class, row.value2())));
    return kinds;
  }

  /// Requests that went beyond their budget and wait for the actor's body to look at the reason.
  List<DataRequest> overruns(Actor actor, int limit) {
    var asker = ORGANISATION.as("asker");
    var above = ORGANISATION.as("above");
    var ours =
        exists(
            selectOne()
                .from(asker)
                .leftJoin(above)
                .on(above.ID.eq(asker.PARENT_ID))
                .where(asker.ID.eq(REQUEST.ORGANISATION_ID))
                .and(
                    above
                        .BODY_ID
                        .eq(actor.bodyId())
                        .or(asker.PARENT_ID.isNull().and(asker.ID.eq(actor.bodyId())))));
    return rows.list(
        REQUEST.OVER_REASON.isNotNull().and(REQUEST.OVER_SEEN_AT.isNull()).and(ours), 0, limit);
  }
}
