package org.throughline.decisions.web;

import java.util.List;

/// @param rest what is chosen for all clauses of directives still open; empty for nothing
/// @param offersRest whether there are several such clauses
public record StepsPage(ItemHead head, List<StepGroup> groups, String rest, boolean offersRest) {}
