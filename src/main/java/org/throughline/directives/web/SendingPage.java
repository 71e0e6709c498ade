package org.throughline.directives.web;

import org.throughline.directives.Directive;
import org.throughline.organisations.AddresseeChoice;

public record SendingPage(Directive directive, AddresseeChoice choice, int clauses) {}
