package org.throughline.papers;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// Something happened to a paper.
public sealed interface PaperEvent extends Happened {

  /// @param about the paper
  record Kept(Ref about, Who by, What what, @Nullable String detail) implements PaperEvent {
    @Override
    public String action() {
      return "paper." + what.code();
    }
  }

  enum What implements Coded {
    ADDED,
    CHANGED,
    WITHDRAWN,
    READ
  }

  /// @param readers to whom earlier versions had been sent
  record Renewed(Ref about, Who by, int version, Set<Long> readers) implements PaperEvent {
    public Renewed {
      readers = Set.copyOf(readers);
    }

    @Override
    public String action() {
      return "paper.renewed";
    }

    @Override
    public String detail() {
      return Integer.toString(version);
    }
  }

  /// @param readers to whom it was sent now
  record Circulated(Ref about, Who by, Set<Long> readers, @Nullable LocalDate readBy)
      implements PaperEvent {
    public Circulated {
      readers = Set.copyOf(readers);
    }

    @Override
    public String action() {
      return "paper.circulated";
    }

    @Override
    public String detail() {
      return Integer.toString(readers.size());
    }
  }

  /// @param readers who have not read its latest version
  record Reminded(Ref about, Who by, Set<Long> readers, @Nullable LocalDate readBy)
      implements PaperEvent {
    public Reminded {
      readers = Set.copyOf(readers);
    }

    @Override
    public String action() {
      return "paper.reminded";
    }

    @Override
    public String detail() {
      return Integer.toString(readers.size());
    }
  }

  /// @param about the agenda item
  record Proposed(Ref about, Who by, int clauses) implements PaperEvent {
    @Override
    public String action() {
      return "paper.measures_proposed";
    }

    @Override
    public String detail() {
      return Integer.toString(clauses);
    }
  }
}
