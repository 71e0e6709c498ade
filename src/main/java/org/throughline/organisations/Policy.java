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
      case BODY -> organisations.get(organisationId).bodyId() == actor.bodyId();
      case BELOW -> {
        var first = organisations.get(organisationId).first();
        yield actor.bodyFirst() <= first && first <= actor.bodyLast();
      }
    };
  }

  /// @throws Forbidden where the object may be seen but not acted on; ask for visibility first
  public void require(Actor actor, Permission permission, long organisationId) {
    if (!allows(actor, permission, organisationId)) {
      throw new Forbidden(permission.code());
    }
  }
}
