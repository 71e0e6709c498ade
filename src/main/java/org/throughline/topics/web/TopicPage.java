package org.throughline.topics.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.audit.Trail;
import org.throughline.meetings.MeetingLine;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;
import org.throughline.topics.Topic;

/// @param acts codes of the steps that this reader may take now
/// @param mayChange whether this reader may rewrite it now
/// @param item the agenda item it became, where this reader may see it
/// @param meetings those whose agenda is open, to put it on; empty where the reader may not
/// @param open the panel that came back with a refusal; empty where none did
/// @param typed what was typed in it
public record TopicPage(
    Topic topic,
    String organisation,
    String meets,
    String drafter,
    Set<String> acts,
    boolean mayChange,
    @Nullable String item,
    List<MeetingLine> meetings,
    String open,
    String typed,
    List<Trail.Entry> trail)
    implements TakenAway {

  public String stateKey() {
    return "topics.state." + topic.state().code();
  }

  public boolean may(String act) {
    return acts.contains(act);
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(Trail.table(texts, trail));
  }

  public String lang() {
    return topic.language().tag();
  }
}
