package org.throughline.minutes.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.throughline.minutes.RegisterFilter;
import org.throughline.minutes.RegisterLine;
import org.throughline.minutes.Registers;

/// @param mayArchive whether this reader may take a term's record to an archive
public record RegisterPage(
    RegisterFilter filter,
    List<RegisterLine> lines,
    List<Registers.Deciding> organisations,
    List<Integer> years,
    int number,
    int last,
    int count,
    boolean mayArchive) {

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
