package org.throughline.invitations.web;

import org.jspecify.annotations.Nullable;
import org.throughline.invitations.Occasion;

/// What was typed about the notice of a meeting.
public record NoticeForm(@Nullable String room, @Nullable String answerBy, @Nullable String words) {

  static NoticeForm of(Occasion occasion) {
    return new NoticeForm(
        occasion.roomId() == null ? "" : occasion.roomId().toString(),
        occasion.answerBy() == null ? "" : occasion.answerBy().toString(),
        occasion.words());
  }

  public boolean hasRoom(long id) {
    return Long.toString(id).equals(room);
  }
}
