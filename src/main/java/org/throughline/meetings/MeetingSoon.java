package org.throughline.meetings;

import java.time.LocalDate;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// A convened meeting is to be held on the next day.
public record MeetingSoon(Ref about, LocalDate heldOn) implements Happened {
  @Override
  public String action() {
    return "meeting.soon";
  }

  @Override
  public Who by() {
    return Who.SYSTEM;
  }

  @Override
  public String detail() {
    return heldOn.toString();
  }
}
