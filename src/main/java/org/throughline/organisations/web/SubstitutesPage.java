package org.throughline.organisations.web;

import java.time.LocalDate;
import java.util.List;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Person;
import org.throughline.organisations.Post;
import org.throughline.organisations.Substitution;

/// @param people to choose from; empty where the reader may not name anybody
public record SubstitutesPage(
    Post post,
    Organisation organisation,
    List<Substitution> substitutions,
    boolean mayName,
    List<Person> people,
    LocalDate today,
    SubstituteForm form) {
  public SubstitutesPage {
    substitutions = List.copyOf(substitutions);
    people = List.copyOf(people);
  }
}
