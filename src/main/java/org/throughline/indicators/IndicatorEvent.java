package org.throughline.indicators;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// What happens to indicators, figures and data requests.
public sealed interface IndicatorEvent extends Happened {

  record Defined(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "indicator.defined";
    }
  }

  record Redefined(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "indicator.redefined";
    }
  }

  record Retired(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "indicator.retired";
    }
  }

  record TargetSet(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "indicator.target_set";
    }
  }

  record Entered(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "figure.entered";
    }
  }

  record Changed(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "figure.changed";
    }
  }

  record Settled(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "figure.settled";
    }
  }

  record Corrected(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "figure.corrected";
    }
  }

  record Drafted(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "request.drafted";
    }
  }

  record Sent(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "request.sent";
    }
  }

  record SentOverBudget(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "request.sent_over_budget";
    }
  }

  record OverrunSeen(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "request.overrun_seen";
    }
  }

  record Answered(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "request.answered";
    }
  }

  record Declined(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "request.declined";
    }
  }

  record AskedAgain(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "request.asked_again";
    }
  }

  record PassedOn(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "request.passed_on";
    }
  }

  record Extended(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "request.extended";
    }
  }

  record Reminded(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "request.reminded";
    }
  }

  /// @param detail in how many days
  record DueSoon(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "request.due_soon";
    }
  }

  record Cancelled(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "request.cancelled";
    }
  }

  record BudgetSet(Ref about, Who by, @Nullable String detail) implements IndicatorEvent {
    @Override
    public String action() {
      return "budget.set";
    }
  }
}
