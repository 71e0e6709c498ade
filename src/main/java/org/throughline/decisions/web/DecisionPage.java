package org.throughline.decisions.web;

import java.util.List;

/// @param bodies to whom an item may be referred
/// @param carried clauses of directives that a decision clause may carry out
public record DecisionPage(
    ItemHead head, DecisionForm form, List<Choice> bodies, List<Carried> carried) {

  public record Choice(long id, String name) {}

  public record Carried(String directive, List<Clause> clauses) {}

  public record Clause(long id, int number, String text) {}
}
