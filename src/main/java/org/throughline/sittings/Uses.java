package org.throughline.sittings;

import static throughline.db.sittings.Tables.BALLOT;
import static throughline.db.sittings.Tables.INTEREST;
import static throughline.db.sittings.Tables.MOVEMENT;
import static throughline.db.sittings.Tables.PRESIDING;
import static throughline.db.sittings.Tables.SPEECH;
import static throughline.db.sittings.Tables.TURN;
import static throughline.db.sittings.Tables.VOTE;
import static throughline.db.sittings.Tables.VOTER;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.throughline.meetings.RecordUses;

/// An item that was treated, somebody who came: neither can be taken out as if it had not been.
@Component
class Uses implements RecordUses {
  private final DSLContext sql;

  Uses(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public boolean ofItem(long itemId) {
    return sql.fetchExists(TURN, TURN.AGENDA_ITEM_ID.eq(itemId))
        || sql.fetchExists(VOTE, VOTE.AGENDA_ITEM_ID.eq(itemId))
        || sql.fetchExists(INTEREST, INTEREST.AGENDA_ITEM_ID.eq(itemId))
        || sql.fetchExists(SPEECH, SPEECH.AGENDA_ITEM_ID.eq(itemId));
  }

  @Override
  public boolean ofAttendance(long attendanceId) {
    return sql.fetchExists(MOVEMENT, MOVEMENT.ATTENDANCE_ID.eq(attendanceId))
        || sql.fetchExists(PRESIDING, PRESIDING.ATTENDANCE_ID.eq(attendanceId))
        || sql.fetchExists(INTEREST, INTEREST.ATTENDANCE_ID.eq(attendanceId))
        || sql.fetchExists(SPEECH, SPEECH.ATTENDANCE_ID.eq(attendanceId))
        || sql.fetchExists(BALLOT, BALLOT.ATTENDANCE_ID.eq(attendanceId))
        || sql.fetchExists(VOTER, VOTER.ATTENDANCE_ID.eq(attendanceId));
  }
}
