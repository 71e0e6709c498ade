package org.throughline.minutes.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.throughline.minutes.RegisterFilter;
import org.throughline.minutes.RegisterLine;
import org.throughline.minutes.Registers;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param mayArchive whether this reader may take a term's record to an archive
public record RegisterPage(
    RegisterFilter filter,
    List<RegisterLine> lines,
    List<Registers.Deciding> organisations,
    List<Integer> years,
    int number,
    int last,
    int count,
    boolean mayArchive)
    implements TakenAway {
  private static final int PAGE = 25;

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "minutes.register", lines)
            .column("minutes.register.day", RegisterLine::heldOn)
            .column("minutes.register.organisation", RegisterLine::organisation)
            .column("minutes.register.meeting", RegisterLine::meeting)
            .column("minutes.register.item", RegisterLine::title)
            .column(
                "minutes.register.outcome", each -> texts.of("decisions.outcome", each.outcome()))
            .column("minutes.register.text", RegisterLine::text)
            .column("minutes.register.tasks", each -> each.tasks().size())
            .table());
  }

  public int from() {
    return (number - 1) * PAGE + 1;
  }

  public int to() {
    return (number - 1) * PAGE + lines.size();
  }

  /// The filter as a query, without a page.
  public String query() {
    var query = new StringBuilder();
    if (filter.organisationId() != null) {
      query.append("&organisation=").append(filter.organisationId());
    }
    if (filter.year() != null) {
      query.append("&year=").append(filter.year());
    }
    if (filter.outcome() != null) {
      query.append("&outcome=").append(filter.outcome().code());
    }
    if (!filter.words().isEmpty()) {
      query.append("&words=").append(URLEncoder.encode(filter.words(), StandardCharsets.UTF_8));
    }
    return query.toString();
  }
}
