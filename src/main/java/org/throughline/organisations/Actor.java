package org.throughline.organisations;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Who;

/// A person acting from a post. A plain value: record modules know nothing of the security
/// framework.
///
/// @param bodyId the body that the post's organisation belongs to
/// @param bodyFirst first preorder number of that body's subtree
/// @param bodyLast last preorder number of that body's subtree, inclusive
/// @param onBehalfOf the person for whom an entry is made, where that is another
public record Actor(
    long personId,
    long postId,
    long organisationId,
    long bodyId,
    long bodyFirst,
    long bodyLast,
    Set<Role> roles,
    @Nullable Long onBehalfOf) {

  public Actor {
    roles = Set.copyOf(roles);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  public boolean overseesBelow() {
    return roles.stream().anyMatch(Role::overseesBelow);
  }

  public Actor onBehalfOf(@Nullable Long person) {
    return new Actor(personId, postId, organisationId, bodyId, bodyFirst, bodyLast, roles, person);
  }

  public Who who() {
    return new Who(personId, postId, organisationId, onBehalfOf);
  }
}
