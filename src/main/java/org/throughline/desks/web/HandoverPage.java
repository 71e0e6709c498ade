package org.throughline.desks.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.throughline.audit.Trail;
import org.throughline.desks.Handover;
import org.throughline.organisations.Post;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param organisation in the reader's language
/// @param remark what was typed and refused; empty otherwise
public record HandoverPage(
    Handover handover,
    Post post,
    String organisation,
    boolean maySign,
    boolean mayTake,
    String remark,
    List<Trail.Entry> trail)
    implements TakenAway {
  public HandoverPage {
    trail = List.copyOf(trail);
  }

  /// By section, in the order of the sheet.
  public Map<String, List<Handover.Item>> sections() {
    var sections = new LinkedHashMap<String, List<Handover.Item>>();
    handover
        .items()
        .forEach(item ->
            sections.computeIfAbsent(item.section(), _ -> new java.util.ArrayList<>()).add(item));
    return sections;
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(Trail.table(texts, trail));
  }
}
