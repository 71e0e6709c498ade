package org.throughline.organisations;

import java.util.Map;
import org.jooq.Param;
import org.jooq.impl.DSL;

/// An actor's own ids as named values of a query, so that its text may be kept
/// (`org.throughline.shared.Kept`). The actor's roles change the text and belong to its shape.
public final class Acting {
  private Acting() {}

  public static Param<Long> person(Actor actor) {
    return DSL.param("actor_person", actor.personId());
  }

  public static Param<Long> post(Actor actor) {
    return DSL.param("actor_post", actor.postId());
  }

  public static Param<Long> organisation(Actor actor) {
    return DSL.param("actor_organisation", actor.organisationId());
  }

  public static Param<Long> body(Actor actor) {
    return DSL.param("actor_body", actor.bodyId());
  }

  public static Param<Long> first(Actor actor) {
    return DSL.param("actor_first", actor.bodyFirst());
  }

  public static Param<Long> last(Actor actor) {
    return DSL.param("actor_last", actor.bodyLast());
  }

  public static Map<String, Object> values(Actor actor) {
    return Map.of(
        "actor_person", actor.personId(),
        "actor_post", actor.postId(),
        "actor_organisation", actor.organisationId(),
        "actor_body", actor.bodyId(),
        "actor_first", actor.bodyFirst(),
        "actor_last", actor.bodyLast());
  }
}
