package org.throughline.indicators;

import static throughline.db.indicators.Tables.FIGURE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;

/// What is held, for those who speak of it elsewhere: tasks, their reports, the year's summary.
@Service
public class HeldFigures {
  private final FigureRows rows;

  HeldFigures(FigureRows rows) {
    this.rows = rows;
  }

  /// Whether a reader may see what a body reports.
  public boolean open(Actor actor, Organisation body) {
    return body.bodyId() == actor.bodyId()
        || (actor.overseesBelow()
            && actor.bodyFirst() <= body.first()
            && body.first() <= actor.bodyLast());
  }

  /// Those of the ids that the reader may see, by id.
  public Map<Long, Figure> byId(Actor actor, Collection<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : rows.list(FIGURE.ID.in(ids).and(Figures.visible(actor)), 2_000).stream()
            .collect(Collectors.toMap(Figure::id, each -> each));
  }

  /// What some bodies hold for some series, of periods that begin on a day or later but not after
  /// another; latest first.
  public List<Figure> between(
      Actor actor,
      Collection<Long> seriesIds,
      Collection<Long> bodyIds,
      LocalDate from,
      LocalDate to) {
    return seriesIds.isEmpty() || bodyIds.isEmpty()
        ? List.of()
        : rows.list(
            FIGURE
                .SERIES_ID
                .in(seriesIds)
                .and(FIGURE.ORGANISATION_ID.in(bodyIds))
                .and(FIGURE.PERIOD.between(from, to))
                .and(Figures.visible(actor)),
            5_000);
  }

  /// As a figure stood at a moment; null where it did not stand yet. Whoever asks has been shown
  /// it.
  public Figure.@Nullable Earlier asOf(Figure figure, Instant moment) {
    if (!figure.at().isAfter(moment)) {
      return figure.now();
    }
    return rows.history(figure.id()).stream()
        .filter(each -> !each.at().isAfter(moment))
        .reduce((_, later) -> later)
        .orElse(null);
  }
}
