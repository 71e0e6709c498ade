package org.throughline.sittings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Attendance;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.Proceedings;

/// The record of a sitting, item by item, for its pages and its minutes.
@Service
public class Records {
  private final Sittings sittings;
  private final Voting voting;
  private final Speakers speakers;
  private final Proceedings proceedings;

  Records(Sittings sittings, Voting voting, Speakers speakers, Proceedings proceedings) {
    this.sittings = sittings;
    this.voting = voting;
    this.speakers = speakers;
    this.proceedings = proceedings;
  }

  /// Of these items, in their order. Whoever asks has been shown the meeting and the items.
  public List<ItemCourse> of(Meeting meeting, Collection<AgendaItem> items) {
    var course = sittings.course(meeting);
    var attendance =
        proceedings.attendance(meeting.id(), meeting.language()).stream()
            .filter(each -> each.headCount() == null)
            .map(Attendance::id)
            .toList();
    var votes =
        voting.ofMeeting(meeting.id()).stream().collect(Collectors.groupingBy(Vote::itemId));
    var interests =
        sittings.interests(meeting.id()).stream()
            .collect(Collectors.groupingBy(Sittings.Interest::itemId));
    var spoke = speakers.spoke(meeting.id());
    var record = new ArrayList<ItemCourse>();
    for (var item : items) {
      var attended = new LinkedHashMap<Long, Attended>();
      attendance.forEach(each -> attended.put(each, course.attended(each, item.id())));
      record.add(
          new ItemCourse(
              item.id(),
              course.treated(item.id()),
              attended,
              course.presided(item.id()),
              interests.getOrDefault(item.id(), List.of()),
              spoke.stream()
                  .filter(each -> each[0] == item.id())
                  .map(each -> each[1])
                  .distinct()
                  .toList(),
              votes.getOrDefault(item.id(), List.of()).stream()
                  .filter(each -> !each.open())
                  .toList()));
    }
    return record;
  }
}
