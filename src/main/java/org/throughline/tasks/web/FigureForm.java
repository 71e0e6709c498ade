package org.throughline.tasks.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.GivenFigure;
import org.throughline.tasks.ReportDrafts;

/// What was typed for the figures of a report, in fields named `v.` and `r.` with series and
/// period.
///
/// @param faults what is wrong, by series and period
public record FigureForm(List<GivenFigure> given, Map<String, Refusal> faults) {
  private static final int MOST = 100;
  static final FigureForm EMPTY = new FigureForm(List.of(), Map.of());

  public FigureForm {
    given = List.copyOf(given);
    faults = Map.copyOf(faults);
  }

  static FigureForm of(Map<String, String[]> fields) {
    var given = new ArrayList<GivenFigure>();
    fields.forEach((name, values) -> {
      var parts = name.split("\\.", 3);
      var series = parts.length == 3 && parts[0].equals("v") ? Typed.id(parts[1]) : null;
      if (series != null && series.isPresent() && given.size() < MOST && values.length > 0) {
        var remark = fields.get("r." + parts[1] + "." + parts[2]);
        given.add(
            new GivenFigure(
                series.get(),
                parts[2],
                Typed.text(values[0]),
                remark == null || remark.length == 0 ? "" : Typed.text(remark[0])));
      }
    });
    return new FigureForm(given, Map.of());
  }

  static FigureForm of(ReportDrafts.Held held) {
    var fields = new java.util.LinkedHashMap<String, String[]>();
    held.fields().forEach(each -> fields.put(each.name(), new String[] {each.value()}));
    return of(fields);
  }

  FigureForm with(Map<String, Refusal> other) {
    return new FigureForm(given, other);
  }

  public String value(String key) {
    return find(key).map(GivenFigure::value).orElse("");
  }

  public String remark(String key) {
    return find(key).map(GivenFigure::remark).orElse("");
  }

  private Optional<GivenFigure> find(String key) {
    return given.stream().filter(each -> each.key().equals(key)).findFirst();
  }
}
