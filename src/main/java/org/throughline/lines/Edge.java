package org.throughline.lines;

import org.throughline.shared.Ref;

/// `lower` exists because of `upper`: a clause because of its directive, a task because of a
/// decision clause.
public record Edge(Ref upper, Ref lower) {}
