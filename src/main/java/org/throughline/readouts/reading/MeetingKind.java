package org.throughline.readouts.reading;

/// What sort of sitting a readout reports; the first that fits counts.
public enum MeetingKind {
  PARTY_GROUP("party_group"),
  STANDING_COMMITTEE("standing_committee"),
  COMMISSION("commission"),
  CABINET("cabinet"),
  COUNCIL("council"),
  COMMITTEE("committee"),
  PLENARY("plenary"),
  CONFERENCE("conference"),
  OTHER("other");

  private final String code;

  MeetingKind(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
