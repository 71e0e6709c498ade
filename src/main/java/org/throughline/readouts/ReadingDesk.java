package org.throughline.readouts;

import java.util.List;
import org.springframework.stereotype.Component;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// What was read in and waits to be confirmed.
@Component
class ReadingDesk implements DeskSource {
  private final ReadingQueries queries;

  ReadingDesk(ReadingQueries queries) {
    this.queries = queries;
  }

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    if (!Permission.READOUT_READ_IN.grantedTo(actor.roles())) {
      return List.of();
    }
    return queries.waiting(actor, LIMIT).stream().map(ReadingDesk::waiting).toList();
  }

  private static Waiting waiting(Readings.Listed listed) {
    var id = listed.reading().id();
    return new Waiting(
        "readouts.desk.confirm",
        new Ref(Kind.READING, id),
        listed.title(),
        "/readings/" + id,
        listed.title().equals(listed.reading().name()) ? "" : listed.reading().name(),
        null,
        null,
        "readouts.desk.go");
  }
}
