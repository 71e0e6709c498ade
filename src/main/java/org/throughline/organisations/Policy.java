package org.throughline.organisations;

import org.springframework.stereotype.Service;
import org.throughline.shared.Forbidden;

/// Answers [Permission] for one actor and one object's responsible organisation.
@Service
public class Policy {
  private final Organisations organisations;

  Policy(Organisations organisations) {
    this.organisations = organisations;
  }

  /// @param organisationId the organisation responsible for the object
  public boolean allows(Actor actor, Permission permission, long organisationId) {
    if (!permission.grantedTo(actor.roles())) {
      return false;
    }
    return switch (permission.reach()) {
      case EVERYONE, SIGNED_IN -> true;
      case ORGANISATION -> organisationId == actor.organisationId();
      case BODY ->
          ofOwnBody(actor, organisationId)
              || organisations.get(organisationId).bodyId() == actor.bodyId();
      case BELOW -> {
        if (ofOwnBody(actor, organisationId)) {
          yield true;
        }
        var first = organisations.get(organisationId).first();
        yield actor.bodyFirst() <= first && first <= actor.bodyLast();
      }
    };
  }

  /// What the actor itself says, without asking the database.
  private static boolean ofOwnBody(Actor actor, long organisationId) {
    return organisationId == actor.bodyId() || organisationId == actor.organisationId();
  }

  /// @throws Forbidden where the object may be seen but not acted on; ask for visibility first
  public void require(Actor actor, Permission permission, long organisationId) {
    if (!allows(actor, permission, organisationId)) {
      throw new Forbidden(permission.code());
    }
  }
}
