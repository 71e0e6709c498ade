package org.throughline.readouts;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.meetings.NewAttendance;
import org.throughline.organisations.Actor;
import org.throughline.organisations.People;
import org.throughline.organisations.Post;
import org.throughline.organisations.Posts;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// Finds or records the people of a confirmed reading, and says as what they were there.
@Component
class ReadingPeople {
  private final People people;
  private final Posts posts;

  ReadingPeople(People people, Posts posts) {
    this.people = people;
    this.posts = posts;
  }

  /// One attendance for each person, in the highest part they took. Whom each value became is
  /// written into the map.
  List<NewAttendance> attendance(Actor actor, ConfirmedValues kept, Map<Integer, Ref> became) {
    var fresh = new HashMap<String, Long>();
    var attending = new LinkedHashMap<Long, NewAttendance>();
    var byRole =
        kept.all(ValueField.PERSON).stream()
            .sorted(Comparator.comparing(each -> ConfirmedValues.role(each.code())))
            .toList();
    for (var value : byRole) {
      var ref = value.ref();
      var person = ref == null ? create(actor, value, fresh) : known(actor, value, ref.id());
      became.put(value.position(), new Ref(Kind.PERSON, person));
      var post = post(person, kept.wordsOf(value, ValueField.PERSON_POST));
      if (post != null) {
        linkPost(kept, value, post, became);
      }
      attending.putIfAbsent(
          person,
          new NewAttendance(
              ConfirmedValues.attendance(ConfirmedValues.role(value.code())),
              person,
              post == null ? null : post.id(),
              null,
              null,
              null));
    }
    return List.copyOf(attending.values());
  }

  private long create(Actor actor, ProposedValue value, Map<String, Long> fresh) {
    var name = ConfirmedValues.cut(Matches.squeezed(value.value()), 300);
    return fresh.computeIfAbsent(
        name,
        _ -> {
          var chinese = name.codePoints().anyMatch(Character::isIdeographic);
          var person =
              people.create(
                  actor.bodyId(), chinese ? null : name, chinese ? name : null, actor.who());
          alias(person.id(), name, value.proposed());
          return person.id();
        });
  }

  private long known(Actor actor, ProposedValue value, long id) {
    var name = Matches.squeezed(value.value());
    if (people.named(actor.bodyId(), name).stream().noneMatch(each -> each.id() == id)) {
      people.alsoWritten(id, ConfirmedValues.cut(name, 300));
    }
    return id;
  }

  /// The next readout will spell the name the same way again.
  private void alias(long person, String name, String written) {
    var spelling = ConfirmedValues.cut(Matches.squeezed(written), 300);
    if (!spelling.equalsIgnoreCase(name)) {
      people.alsoWritten(person, spelling);
    }
  }

  private @Nullable Post post(long person, @Nullable String written) {
    if (written == null) {
      return null;
    }
    return posts.heldBy(person).stream()
        .filter(each -> written.equalsIgnoreCase(each.titleEn()) || written.equals(each.titleZh()))
        .findFirst()
        .orElse(null);
  }

  private static void linkPost(
      ConfirmedValues kept, ProposedValue person, Post post, Map<Integer, Ref> became) {
    kept.all(ValueField.PERSON_POST).stream()
        .filter(each -> each.of() != null && each.of() == person.position())
        .forEach(each -> became.put(each.position(), new Ref(Kind.POST, post.id())));
  }
}
