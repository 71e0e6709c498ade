package org.throughline.invitations.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.invitations.CalledAs;
import org.throughline.invitations.Invitations.Called;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.web.Typed;

/// Who was chosen to be called, each as `person-post`, and as what.
public record CallForm(@Nullable List<String> people, @Nullable String calledAs) {
  static final CallForm EMPTY = new CallForm(List.of(), CalledAs.MEMBER.code());

  Optional<CalledAs> as() {
    return Coded.find(CalledAs.class, calledAs);
  }

  List<Called> called() {
    var called = new ArrayList<Called>();
    for (var each : Objects.requireNonNullElse(people, List.<String>of())) {
      var parts = each.split("-", 2);
      called.add(
          new Called(
              Typed.idOrNotFound(Kind.PERSON, parts[0]),
              Typed.idOrNotFound(Kind.POST, parts.length < 2 ? "" : parts[1])));
    }
    return called;
  }

  public boolean has(long personId, long postId) {
    return people != null && people.contains(personId + "-" + postId);
  }
}
