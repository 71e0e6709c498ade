package org.throughline.decisions.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.throughline.decisions.Decision;

/// What was typed about an item's outcome. Read from the parameters themselves, because a single
/// text bound to a list would be split at its commas.
public record DecisionForm(
    @Nullable String outcome,
    @Nullable String deferredTo,
    @Nullable String referredTo,
    @Nullable String text,
    @Nullable String votesFor,
    @Nullable String votesAgainst,
    @Nullable String abstentions,
    List<Row> clauses) {
  private static final int SPARE = 3;

  /// @param id of a clause that stands already; empty for a new one
  /// @param number of a clause that stands already; null for a new one
  /// @param carries id of the directive's clause it carries out; empty for none
  public record Row(String id, @Nullable Integer number, String text, String carries) {}

  static DecisionForm empty() {
    return new DecisionForm(null, null, null, null, null, null, null, spare(List.of()));
  }

  static DecisionForm of(Decision decision) {
    var rows = new ArrayList<Row>();
    for (var clause : decision.clauses()) {
      var carries = clause.carriesClauseId();
      rows.add(
          new Row(
              Long.toString(clause.id()),
              clause.number(),
              clause.text(),
              carries == null ? "" : Long.toString(carries)));
    }
    var votes = decision.votes();
    return new DecisionForm(
        decision.outcome().code(),
        text(decision.deferredTo()),
        text(decision.referredTo()),
        decision.text(),
        votes == null ? null : Integer.toString(votes.inFavour()),
        votes == null ? null : Integer.toString(votes.against()),
        votes == null ? null : Integer.toString(votes.abstentions()),
        spare(rows));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  static DecisionForm of(MultiValueMap<String, String> sent) {
    var ids = sent.getOrDefault("clauseId", List.of());
    var texts = sent.getOrDefault("clauseText", List.of());
    var carried = sent.getOrDefault("clauseCarries", List.of());
    var rows = new ArrayList<Row>();
    for (int i = 0; i < texts.size(); i++) {
      rows.add(
          new Row(
              i < ids.size() ? ids.get(i) : "",
              null,
              texts.get(i),
              i < carried.size() ? carried.get(i) : ""));
    }
    return new DecisionForm(
        sent.getFirst("outcome"),
        sent.getFirst("deferredTo"),
        sent.getFirst("referredTo"),
        sent.getFirst("text"),
        sent.getFirst("votesFor"),
        sent.getFirst("votesAgainst"),
        sent.getFirst("abstentions"),
        spare(rows));
  }

  /// With at least three rows left to write in.
  private static List<Row> spare(List<Row> rows) {
    var all = new ArrayList<>(rows);
    var blank = rows.stream().filter(row -> row.text().isBlank() && row.id().isEmpty()).count();
    for (long i = blank; i < SPARE; i++) {
      all.add(new Row("", null, "", ""));
    }
    return List.copyOf(all);
  }
}
