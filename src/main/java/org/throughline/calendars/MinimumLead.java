package org.throughline.calendars;

/// How many working days a body needs at least.
///
/// @param ownDays to do its own part
/// @param handOnDays to pass on to the level beneath
public record MinimumLead(int ownDays, int handOnDays) {
  /// Where nobody has said anything.
  public static final MinimumLead USUAL = new MinimumLead(5, 2);

  public static final int MOST = 250;
}
