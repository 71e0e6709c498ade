package org.throughline.publishing;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.organisations.Actor;
import org.throughline.publishing.EditionLists.Row;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

@Component
class EditionDesk implements DeskSource {
  private final EditionLists lists;

  EditionDesk(EditionLists lists) {
    this.lists = lists;
  }

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    var waiting = new ArrayList<Waiting>();
    add(waiting, "sent_back", "", lists.sentBack(actor));
    add(waiting, "review", "", lists.toReview(actor));
    add(waiting, "publish", "", lists.toPublish(actor));
    add(waiting, "translate", "/translation", lists.toTranslate(actor));
    add(waiting, "review_translation", "/translation", lists.toReviewTranslation(actor));
    return waiting;
  }

  private static void add(List<Waiting> waiting, String what, String page, List<Row> rows) {
    for (var row : rows) {
      waiting.add(
          new Waiting(
              "publishing.desk." + what,
              new Ref(Kind.EDITION, row.id()),
              row.title(),
              "/editions/" + row.id() + page,
              "",
              "publishing.state." + row.state().code(),
              null,
              "publishing.desk." + what + ".action"));
    }
  }
}
