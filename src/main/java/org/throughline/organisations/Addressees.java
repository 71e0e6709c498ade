package org.throughline.organisations;

import java.util.Set;

/// To whom something goes in one step. Dissolved bodies never receive anything.
public sealed interface Addressees {

  /// Every body of these kinds under a node, at any depth, without the node itself.
  ///
  /// @param organisationId the node: the sender's own body or one beneath it
  record Under(long organisationId, Set<OrganisationKind> kinds) implements Addressees {
    public Under {
      kinds = Set.copyOf(kinds);
    }
  }

  /// A list of bodies, each beneath the sender's own.
  record Named(Set<Long> organisationIds) implements Addressees {
    public Named {
      organisationIds = Set.copyOf(organisationIds);
    }
  }
}
