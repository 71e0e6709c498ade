package org.throughline.organisations.web;

import java.util.List;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Person;
import org.throughline.organisations.Post;

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
    OrganisationForm form) {
  public OrganisationPage {
    path = List.copyOf(path);
    children = List.copyOf(children);
    posts = List.copyOf(posts);
    people = List.copyOf(people);
  }
}
