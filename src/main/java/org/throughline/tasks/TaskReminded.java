package org.throughline.tasks;

import java.time.LocalDate;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// The calendar reminded of a task.
///
/// @param day the deadline, or the day chosen
public record TaskReminded(Ref about, Lead lead, LocalDate day) implements Happened {
  @Override
  public String action() {
    return "task.reminded";
  }

  @Override
  public Who by() {
    return Who.SYSTEM;
  }

  @Override
  public String detail() {
    return day.toString();
  }
}
