package org.throughline.tasks;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// What happens to a task. Each is about the task, so that whoever follows it hears of everything.
public sealed interface TaskEvent extends Happened {

  /// Made from what every event carries.
  interface Making {
    TaskEvent of(Ref about, Who by, @Nullable String detail);
  }

  record Issued(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.issued";
    }
  }

  record Acknowledged(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.acknowledged";
    }
  }

  record Accepted(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.accepted";
    }
  }

  record OfficialNamed(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.official_named";
    }
  }

  record Returned(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.returned";
    }
  }

  record Reassigned(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.reassigned";
    }
  }

  record SentAgain(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.sent_again";
    }
  }

  record HandedDown(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.handed_down";
    }
  }

  record Reported(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.reported";
    }
  }

  record ReportedDone(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.reported_done";
    }
  }

  record Verified(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.verified";
    }
  }

  record SentBack(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.sent_back";
    }
  }

  record Closed(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.closed";
    }
  }

  record Reopened(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.reopened";
    }
  }

  record Cancelled(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.cancelled";
    }
  }

  record Measured(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.measured";
    }
  }

  /// @param detail the directive that answers now
  record FollowedClause(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.followed_clause";
    }
  }

  /// On behalf of somebody, who is asked whether it is right.
  record EnteredForSomebody(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.entered_for";
    }
  }

  record Drawn(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.drawn";
    }
  }

  record EvidenceAsked(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.evidence_asked";
    }
  }

  record ReportCorrected(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.report_corrected";
    }
  }

  record EntryConfirmed(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.entry_confirmed";
    }
  }

  record EntryDisputed(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.entry_disputed";
    }
  }

  record Contributed(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.contributed";
    }
  }

  record Planned(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.planned";
    }
  }

  record MilestoneReached(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.milestone_reached";
    }
  }

  record ExtensionAsked(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.extension_asked";
    }
  }

  record ExtensionGranted(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.extension_granted";
    }
  }

  record ExtensionRefused(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.extension_refused";
    }
  }

  record Extended(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.extended";
    }
  }

  record Blocked(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.blocked";
    }
  }

  record Lifted(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.unblocked";
    }
  }

  record Suspended(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.suspended";
    }
  }

  record Resumed(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.resumed";
    }
  }

  record Changed(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.changed";
    }
  }

  record SupervisorChanged(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.supervisor_changed";
    }
  }

  record PutInOrder(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.put_in_order";
    }
  }

  record Split(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.split";
    }
  }

  record EndedPartly(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.ended_partly";
    }
  }

  record Overtaken(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.overtaken";
    }
  }

  record BulkUndone(Ref about, Who by, @Nullable String detail) implements TaskEvent {
    @Override
    public String action() {
      return "task.bulk_undone";
    }
  }
}
