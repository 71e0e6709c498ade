package org.throughline.organisations.web;

import java.util.List;
import java.util.stream.Collectors;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Person;
import org.throughline.organisations.Post;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param path from the root down, without the organisation itself
/// @param people of the body, to appoint one of
/// @param mayKeep whether this reader may change anything here
/// @param form what was typed into the form that was refused, else empty
public record OrganisationPage(
    Organisation organisation,
    List<Organisation> path,
    List<Organisation> children,
    List<Post> posts,
    List<Person> people,
    boolean mayKeep,
    OrganisationForm form)
    implements TakenAway {
  public OrganisationPage {
    path = List.copyOf(path);
    children = List.copyOf(children);
    posts = List.copyOf(posts);
    people = List.copyOf(people);
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "organisations.posts", posts)
            .column("tables.id", Post::id)
            .column("organisations.post", each -> each.title(texts.language()))
            .column(
                "organisations.holder",
                each -> each.holder() == null ? "" : each.holder().name(texts.language()))
            .column(
                "organisations.roles",
                each ->
                    each.roles().stream()
                        .map(role -> texts.of("organisations.role", role))
                        .sorted()
                        .collect(Collectors.joining("; ")))
            .table(),
        Listing.of(texts, "organisations.parts", children)
            .column("tables.id", Organisation::id)
            .column("organisations.name_en", Organisation::nameEn)
            .column("organisations.name_zh", Organisation::nameZh)
            .column("organisations.kind", each -> texts.of("organisations.kind", each.kind()))
            .table());
  }
}
